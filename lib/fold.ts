/**
 * What is written, as it may be typed: without tone marks and accents, `đ` as `d`, small letters, single spaces.
 * `do xuan` finds `Đỗ Xuân`, `Hoà` equals `Hòa`. For finding and matching only: two names may fold to one.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
}

/** One form for what people type or paste: NFC, no invisible marks, single spaces, no space at the ends. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

/** Without the characters that PostgreSQL keeps in no text: one of them, pasted, would stop a whole form. */
export function storable(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, '')
}

export type Piece = { text: string; hit: boolean }

const spelled = /[a-z0-9]/

/** The words of a question, folded: what must begin a word of the text that answers it. */
export function wordsOf(question: string): string[] {
  return foldText(question)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** A text in pieces, those that begin a word as the question does being hits; joined they are the text again. */
export function markHits(text: string, question: string): Piece[] {
  const letters = [...text.normalize('NFC')]
  const plain = letters.map((letter) => foldText(letter) || ' ')
  const hit = letters.map(() => false)
  for (const word of wordsOf(question)) {
    for (let at = 0; at < plain.length; at++) {
      if (at > 0 && spelled.test(plain[at - 1] ?? '')) continue
      let end = at
      for (let read = ''; end < plain.length && read.length < word.length; end++) read += plain[end]
      if (plain.slice(at, end).join('') === word) hit.fill(true, at, end)
    }
  }
  // A space between two hits belongs to them: one mark, not two.
  letters.forEach((letter, at) => {
    if (/\s/.test(letter) && hit[at - 1] && hit[at + 1]) hit[at] = true
  })
  const pieces: Piece[] = []
  letters.forEach((letter, at) => {
    const last = pieces.at(-1)
    if (last && last.hit === hit[at]) last.text += letter
    else pieces.push({ text: letter, hit: hit[at] ?? false })
  })
  return pieces
}

/** At most about `longest` characters around the first hit, cut between words. */
export function excerptOf(text: string, question: string, longest: number): Piece[] {
  const pieces = markHits(text, question)
  if (text.length <= longest) return pieces
  const first = pieces.findIndex(({ hit }) => hit)
  const before = pieces.slice(0, Math.max(first, 0)).reduce((sum, piece) => sum + piece.text.length, 0)
  const from = Math.max(0, Math.min(before - Math.floor(longest / 3), text.length - longest))
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const stop = text.lastIndexOf(' ', start + longest)
  const end = start + longest >= text.length ? text.length : stop > start ? stop : start + longest
  return markHits(
    `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`,
    question,
  )
}
