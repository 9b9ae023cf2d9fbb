import { compareWords } from '../schema'

type Rewrite = { source: string; has: { type: 'query'; key: string; value: string }[]; destination: string }
type Field = { name: string; otherwise: string | null }

/**
 * The page that compares units is asked by a form, and a page that reads its question cannot be cached. So each
 * question becomes folders inside: one rewrite for every set of fields that may be asked, the fullest first. An empty
 * or odd word asks nothing.
 */
export function comparisonRewrites(source: Record<'vi' | 'en', string>): Rewrite[] {
  return (['vi', 'en'] as const).flatMap((locale) => {
    const { fields, kinds, orders } = compareWords[locale]
    const pair = [fields.one, fields.other].map((name) => ({ name, otherwise: null }))
    const list = [
      { name: fields.kind, otherwise: kinds.all },
      { name: fields.district, otherwise: kinds.all },
      { name: fields.order, otherwise: orders.name },
    ]
    return [
      ...asked(source[locale], `/${locale}/results/pair`, pair),
      ...asked(source[locale], `/${locale}/results`, list),
    ]
  })
}

function asked(source: string, folder: string, fields: readonly Field[]): Rewrite[] {
  const sets = Array.from({ length: 2 ** fields.length }, (_, bits) =>
    fields.map((field, at) => ({ ...field, asked: Boolean(bits & (1 << at)), group: `word${'abc'[at]}` })),
  )
  const count = (set: (typeof sets)[number]) => set.filter(({ asked }) => asked).length
  return sets
    .filter((set) => count(set) > 0 && set.every(({ asked, otherwise }) => asked || otherwise !== null))
    .sort((a, b) => count(b) - count(a))
    .map((set) => ({
      source,
      has: set.flatMap(({ asked, name, group }) =>
        asked ? [{ type: 'query' as const, key: name, value: `(?<${group}>[a-z0-9-]{1,120})` }] : [],
      ),
      destination: [
        folder,
        ...set.map(({ asked, otherwise, group }) => (asked ? `:${group}` : otherwise)),
      ].join('/'),
    }))
}
