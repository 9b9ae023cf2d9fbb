import { answered } from '../../merging/rules'
import type { SaveRow } from '../../sheets/schema'

/**
 * The sheet's form by its fields: `<person>.<key>` what stands in a cell, the person as she is or as `calledIn` has her;
 * `base.<person>` what the row showed (in the order of `keys`, parted by tabs), `keep.…` and `seen.…` an answer where two
 * wrote one cell.
 */
export function readSheetForm(fields: ReadonlyMap<string, string>): SaveRow[] | null {
  const keys = fields.get('keys')?.split('\t')
  if (!keys) return null
  const rows: SaveRow[] = []
  for (const [name, shown] of fields) {
    if (!name.startsWith('base.')) continue
    const person = name.slice(5)
    const bases = shown.split('\t')
    const row = { person, cells: {} as Record<string, string>, base: {} as Record<string, string> }
    keys.forEach((key, at) => {
      const typed = fields.get(`${person}.${key}`) ?? fields.get(`${shortened(person)}.${key}`)
      if (typed === undefined) return
      const asked = `${person}.${key}`
      const cell = answered(
        { base: bases[at] ?? '', typed },
        fields.get(`keep.${asked}`),
        fields.get(`seen.${asked}`),
      )
      row.cells[key] = cell.typed
      row.base[key] = cell.base ?? ''
    })
    if (Object.keys(row.cells).length > 0) rows.push(row)
  }
  return rows
}

/** What the cells of these people call each: her id's first part, where nobody else's begins so; else the whole id. */
export function calledIn(people: readonly string[]): (person: string) => string {
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  for (const each of people.map(shortened)) (seen.has(each) ? twice : seen).add(each)
  return (person) => (twice.has(shortened(person)) ? person : shortened(person))
}

function shortened(person: string): string {
  return person.slice(0, 8)
}
