import { formatRoman } from '@/lib/format'
import { assemble, type Place } from './markdown/assembly/rules'
import { readMarkdown } from './markdown/rules'
import { codeDocumentSchema } from './schema'
import type { Binding, CodeDraft, ParsedCode, RuleKind } from './schema'

export { exportCode } from './markdown/written/rules'

export type Flaw = { path: (string | number)[]; why: string }

/** Reads the Markdown form of README.md. Everything wrong is named at once, line by line. */
export function parseCode(markdown: string): ParsedCode {
  const outline = readMarkdown(markdown)
  const { draft, places } = assemble(outline)
  const refused = [...outline.refused]
  const unread = new Set(refused.map(({ row }) => row))
  for (const { path, why } of checkCode(draft)) {
    const place = placeOf(path, places)
    if (!unread.has(place.row)) refused.push({ ...place, why })
  }
  if (refused.length > 0) return { ok: false, refused: refused.sort((a, b) => a.row - b.row) }
  return { ok: true, document: codeDocumentSchema.parse(draft) }
}

/** All that is wrong with a document, by the path of the value; nothing when it may be published. */
export function checkCode(draft: CodeDraft): Flaw[] {
  const shape = codeDocumentSchema.safeParse(draft)
  const flaws: Flaw[] = (shape.error?.issues ?? []).map(({ path, message }) => ({
    path: path.filter((step) => typeof step !== 'symbol'),
    why: message,
  }))
  if (draft.inForceFrom !== '' && draft.inForceFrom < draft.issuedOn) {
    flaws.push({ path: ['inForceFrom'], why: 'Ngày có hiệu lực không được trước ngày ban hành.' })
  }
  return [...flaws, ...numberFlaws(draft), ...ruleFlaws(draft)]
}

function numberFlaws({ chapters }: CodeDraft): Flaw[] {
  let next = 1
  return chapters.flatMap((chapter, c) => [
    ...(chapter.number === c + 1
      ? []
      : [
          {
            path: ['chapters', c, 'number'],
            why: `Số chương phải liên tục: đây phải là Chương ${formatRoman(c + 1)}.`,
          },
        ]),
    ...chapter.articles.flatMap((article, a) => {
      const expected = next++
      if (article.number === expected) return []
      const why = `Số điều phải liên tục trong cả văn bản và không lặp lại: đây phải là Điều ${expected}.`
      return [{ path: ['chapters', c, 'articles', a, 'number'], why }]
    }),
  ])
}

function ruleFlaws({ binding, chapters }: CodeDraft): Flaw[] {
  const seen = new Map<string, number>()
  const kinds: readonly RuleKind[] = binding === 'staff' || binding === 'advice' ? kindsOf(binding) : []
  return chapters.flatMap((chapter, c) =>
    chapter.articles.flatMap((article, a) =>
      article.rules.flatMap(({ kind, text }, r): Flaw[] => {
        const path = ['chapters', c, 'articles', a, 'rules', r]
        const flaws: Flaw[] = []
        if (kinds.length > 0 && !kinds.includes(kind)) {
          const words = binding === 'staff' ? '“phải” hoặc “không được”' : '“nên” hoặc “không nên”'
          flaws.push({ path: [...path, 'kind'], why: `Bộ quy tắc có binding: ${binding} chỉ dùng ${words}.` })
        }
        const same = text.toLowerCase()
        const first = seen.get(same)
        if (first !== undefined && text !== '') {
          flaws.push({
            path: [...path, 'text'],
            why: `Quy tắc này lặp lại lời của một quy tắc ở Điều ${first}.`,
          })
        } else seen.set(same, article.number)
        return flaws
      }),
    ),
  )
}

/** What a code may ask for: it commands staff, and advises everybody else. */
export function kindsOf(binding: Binding): readonly [RuleKind, RuleKind] {
  return binding === 'staff' ? ['must_do', 'must_not'] : ['should_do', 'should_not']
}

/** The message that names a kind, in the namespace of codes. */
export function labelOfKind<Kind extends RuleKind>(kind: Kind): `kind.${Kind}` {
  return `kind.${kind}`
}

/** Versions in the order in which they hold; on one day by number. A slip may come before a version published earlier. */
export function inOrder<V extends { version: number; inForceFrom: string }>(versions: readonly V[]): V[] {
  return [...versions].sort((a, b) => a.inForceFrom.localeCompare(b.inForceFrom) || a.version - b.version)
}

/** The version in force on a day: the latest that has begun, unless its last day (inclusive) is past. */
export function versionInForce<V extends { version: number; inForceFrom: string; inForceTo?: string | null }>(
  versions: readonly V[],
  day: string,
): V | undefined {
  return inOrder(versions)
    .filter(({ inForceFrom, inForceTo }) => inForceFrom <= day && (inForceTo == null || day <= inForceTo))
    .at(-1)
}

/**
 * The days of a kept version as readers are told them. One whose slip was mended on the day it began is kept as ended
 * the day before; it began and ended on that day.
 */
export function periodOf(inForceFrom: string, inForceTo: string | null) {
  const replacedSameDay = inForceTo !== null && inForceTo < inForceFrom
  return { inForceFrom, inForceTo: replacedSameDay ? inForceFrom : inForceTo, replacedSameDay }
}

function placeOf(path: Flaw['path'], places: Map<string, Place>): Place {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(path.slice(0, length).join('.'))
    if (place) return place
  }
  return { row: 1, column: 'Chương', value: '' }
}
