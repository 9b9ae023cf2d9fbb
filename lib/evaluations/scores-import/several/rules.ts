import { type Column, findHeader } from '@/lib/sheets/header'
import type { ReadResult, Refused, Sheet } from '@/lib/sheets/schema'
import { columnsOf, parseScores } from '../rules'
import type { ImportedColumn, OfSheet, ParsedScores, ParsedScoresFile, Standing } from '../schema'

/**
 * The scores of a month whose people are graded by several schemes: a sheet for each, as they are exported, or all
 * columns on one. A sheet that has all columns of one scheme only is read by them, any other by the columns of all.
 */
export function parseSeveral(
  read: ReadResult,
  schemes: readonly (readonly ImportedColumn[])[],
  standingOf: (code: string) => Standing,
  of: OfSheet,
): ParsedScoresFile {
  const parse = (part: ReadResult, columns: readonly ImportedColumn[]) =>
    parseScores(part, columns, standingOf, of)
  const all = [...new Map(schemes.flat().map((each) => [each.id, each] as const)).values()]
  if (!read.ok) return parse(read, all)
  const groups = new Map<readonly ImportedColumn[], Sheet[]>()
  const unread: Sheet[] = []
  for (const sheet of read.sheets) {
    const fits = schemes.filter((columns) => hasAll(sheet, columnsOf(columns)))
    const columns = fits.length === 1 ? fits[0]! : hasAll(sheet, columnsOf(all, false)) ? all : null
    if (columns) groups.set(columns, [...(groups.get(columns) ?? []), sheet])
    else unread.push(sheet)
  }
  // What has no header is told of by whatever is read first.
  const first = [...groups.keys()][0] ?? all
  groups.set(first, [...(groups.get(first) ?? []), ...unread])
  return merged(
    [...groups].map(([columns, sheets]) =>
      parse({ ok: true, sheets, hiddenSheets: columns === first ? read.hiddenSheets : [] }, columns),
    ),
  )
}

function hasAll(sheet: Sheet, columns: readonly Column<string>[]): boolean {
  return findHeader(sheet.rows, columns)?.missing.length === 0
}

function merged(parts: readonly ParsedScoresFile[]): ParsedScoresFile {
  const rows = new Map<string, ParsedScores>()
  const refused: Refused[] = []
  for (const row of parts.flatMap((part) => part.rows)) {
    const twin = rows.get(row.staffCode)
    if (!twin) rows.set(row.staffCode, row)
    else
      refused.push({
        sheet: row.at.sheet,
        row: row.at.row,
        column: 'Mã cán bộ',
        value: row.staffCode,
        why: `Mã này đã có ở trang "${twin.at.sheet}", dòng ${twin.at.row}; hãy bỏ một dòng.`,
      })
  }
  return {
    rows: [...rows.values()],
    refused: [...parts.flatMap((part) => part.refused), ...refused],
    leftOut: parts.reduce((sum, { leftOut }) => sum + leftOut, 0),
    mended: [],
    notes: parts.flatMap(({ notes }) => notes),
    labels: new Map(parts.toReversed().flatMap(({ labels }) => [...labels])),
    named: new Set(parts.flatMap(({ named }) => [...named])),
  }
}
