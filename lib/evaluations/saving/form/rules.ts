import { answered } from '../../merging/rules'
import type { SaveRow } from '../../sheets/schema'

/**
 * The sheet's form by its fields: `<person>.<key>` what stands in a cell, `base.<person>` what the row showed (in the
 * order of `keys`, parted by tabs), `keep.…` and `seen.…` an answer where two wrote one cell.
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
      const typed = fields.get(`${person}.${key}`)
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
