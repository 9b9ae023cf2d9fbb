import mammoth from 'mammoth'
import { openParts, type Parts } from './parts'

/** One paragraph in reading order; what Word numbers by itself has its number written out. */
export type WordParagraph = { text: string; table: boolean }
/** Something of the file that is no paragraph of its text. */
export type WordNote = { kind: 'margin' | 'note' | 'deleted' | 'picture' | 'unread'; text: string }
export type WordRead =
  { ok: true; paragraphs: WordParagraph[]; notes: WordNote[] } | { ok: false; why: string }

const unreadable = 'Không đọc được tệp DOCX này; hãy mở bằng chương trình soạn thảo rồi lưu lại.'

/** The paragraphs of a DOCX and everything else that it says. */
export async function readWord(bytes: Uint8Array): Promise<WordRead> {
  const opened = openParts(bytes)
  if (!opened.ok) return opened
  const { parts } = opened
  try {
    const paragraphs = paragraphsOf(await htmlOf(parts))
    return { ok: true, paragraphs, notes: notesOf(parts, paragraphs) }
  } catch {
    return { ok: false, why: unreadable }
  }
}

// mammoth unpacks whole zips by itself, bombs too; it is given our parts instead, as it would read them.
async function htmlOf(parts: Parts): Promise<string> {
  const file = {
    exists: (name: string) => parts.names.includes(name),
    read: async (name: string, encoding?: string) => {
      const content = parts.read(name)
      return encoding ? new TextDecoder(encoding).decode(content) : new Uint8Array(content)
    },
  }
  const picture = mammoth.images.imgElement(async () => ({ src: '' }))
  const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
  return (await mammoth.convertToHtml(input, { convertImage: picture })).value
}

type Open = { ordered: boolean; count: number }

function paragraphsOf(html: string): WordParagraph[] {
  const paragraphs: WordParagraph[] = []
  const lists: Open[] = []
  let [tables, text] = [0, '']
  const close = () => {
    for (const line of text.split('\n')) {
      if (line.trim()) paragraphs.push({ text: line.trim(), table: tables > 0 })
    }
    text = ''
  }
  for (const [, closing, tag = '', said] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|([^<]+)/g)) {
    if (said !== undefined) text += entities(said)
    else if (tag === 'br') text += '\n'
    else if (/^(?:p|h\d|li|td|th|ol|ul|table)$/.test(tag)) {
      close()
      if (tag === 'table') tables += closing ? -1 : 1
      else if (tag === 'ol' || tag === 'ul') {
        if (closing) lists.pop()
        else lists.push({ ordered: tag === 'ol', count: 0 })
      } else if (tag === 'li' && !closing) text = markOf(lists)
    }
  }
  close()
  return paragraphs
}

// Word keeps the numbers of its lists out of the text; a clause without its number is another clause.
function markOf(lists: Open[]): string {
  const list = lists.at(-1)
  if (!list) return ''
  list.count += 1
  if (!list.ordered) return '- '
  return lists.length === 1
    ? `${list.count}. `
    : `${'abcdeghiklmnopqrstuvxy'[list.count - 1] ?? list.count}) `
}

function entities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#\d+);/g, (whole, name: string) => {
    const known = { amp: '&', lt: '<', gt: '>', quot: '"' }[name]
    return (
      known ??
      (name.startsWith('#') ? String.fromCodePoint(Math.min(Number(name.slice(1)), 0x10ffff)) : whole)
    )
  })
}

function notesOf(parts: Parts, paragraphs: WordParagraph[]): WordNote[] {
  const kinds: [RegExp, WordNote['kind']][] = [
    [/^word\/(?:header|footer)\d*\.xml$/, 'margin'],
    [/^word\/(?:footnotes|endnotes|comments)\.xml$/, 'note'],
  ]
  const notes = parts.names.flatMap((name) => {
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1]
    return kind ? linesIn(parts.read(name).toString('utf8'), 't').map((text) => ({ kind, text })) : []
  })
  const main = parts.read('word/document.xml').toString('utf8')
  const deleted = linesIn(main, 'delText').map((text) => ({ kind: 'deleted' as const, text }))
  const pictures = main.match(/<(?:pic:pic|v:imagedata)\b/g)?.length ?? 0
  return [
    ...notes,
    ...deleted,
    ...(pictures > 0 ? [{ kind: 'picture' as const, text: String(pictures) }] : []),
    ...unread(main, paragraphs),
  ]
}

// How far ahead a line is looked for, and how many lines may be looked for everywhere.
const [AHEAD, ANYWHERE] = [400, 300]

/**
 * Everything written in the body must be in some paragraph; what the reader under us passed over is named. Lines come
 * in reading order, so each is looked for where the one before ended; only a few may be sought through the whole text,
 * else a file of many lost lines would cost the square of its length. Beyond that a line is named rather than trusted.
 */
function unread(main: string, paragraphs: WordParagraph[]): WordNote[] {
  const flat = (text: string) => text.replace(/\s+/g, '')
  const read = flat(paragraphs.map(({ text }) => text).join(''))
  let [at, searches] = [0, 0]
  const stands = (line: string) => {
    const ahead = read.slice(at, at + line.length + AHEAD).indexOf(line)
    if (ahead >= 0) at += ahead + line.length
    if (ahead >= 0 || (searches += 1) > ANYWHERE) return ahead >= 0
    const found = read.indexOf(line)
    // A long line tells where the text goes on; a short one stands in many places.
    if (found >= 0 && line.length >= 20) at = found + line.length
    return found >= 0
  }
  const missed = linesIn(main, 't').filter((line) => !stands(flat(line)))
  return missed.map((text) => ({ kind: 'unread', text }))
}

function linesIn(xml: string, tag: 't' | 'delText'): string[] {
  return xml
    .split(/<\/w:p>/)
    .map((paragraph) =>
      [...paragraph.matchAll(new RegExp(`<w:${tag}(?:\\s[^<>]*)?>([^<]*)</w:${tag}>`, 'g'))]
        .map(([, text = '']) => entities(text.replaceAll('&apos;', "'")))
        .join('')
        .trim(),
    )
    .filter((line) => line !== '')
}
