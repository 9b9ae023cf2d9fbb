import 'server-only'
import {
  partsOf,
  type SheetColumn,
  type SheetModel,
  type SheetRow,
} from '@/components/evaluations/grid/model'
import { type Counted, standingOf, stateOf, summaryOf } from '@/components/evaluations/grid/standing'
import type { Actor } from '@/lib/auth/schema'
import { ownerSeal } from '@/lib/auth/session/queries'
import { letterKey, waits } from '@/lib/evaluations/letters/schema'
import { knockOutOf } from '@/lib/evaluations/schemes/rules'
import type { Letter, Scheme } from '@/lib/evaluations/schemes/schema'
import type { CellFault } from '@/lib/evaluations/sheets/schema'
import type { GridRowView, GridView } from '@/lib/evaluations/views/schema'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { columnsOf } from './sheet-columns'
import { wordsOf } from './sheet-words'

/** A sheet as the grid takes it: short rows, sentences with places, addresses; and what its bar says of it. */
export function sheetModel(actor: Actor, grid: GridView, now: Date) {
  const { month } = grid
  const unit = grid.unit.slug
  const [first, ...others] = grid.schemes.map(partOf)
  const model: SheetModel = {
    address: staffHref('sheetCells', { unit, month }),
    people: staffHref('sheetPerson', { unit, month, person: '' }),
    signIn: `${href('vi', 'signIn')}?tiep=${encodeURIComponent(staffHref('sheet', { unit, month }))}&da-giu=1`,
    keeping: [actor.accountId, unit, month].join(' '),
    owner: ownerSeal(actor, now),
    since: grid.since,
    ...first!,
    rows: [],
    writable: grid.may.score,
    words: wordsOf(),
    outstanding: grid.outstanding,
    ...(others.length > 0 ? { others } : {}),
  }
  const parts = partsOf(model)
  const partOfRow = ({ scheme }: GridRowView) => grid.schemes.findIndex(({ code }) => code === scheme)
  const rowsIn = parts.map(({ columns }, part) => rowsOf(grid, part, columns))
  model.rows = grid.rows.map((row) => rowsIn[partOfRow(row)]!(row))
  // Grading is the dear part of a long sheet: what findSheet graded is not graded again, and the state goes in words.
  const counted = parts.map((): Counted[] => [])
  model.rows.forEach((row, index) => {
    if (row.words && !row.graded) return
    const part = parts[row.part ?? 0]!
    const stored = grid.rows[index]!
    const typed = !stored.locked && Object.keys(stored.drafts).length > 0
    const standing = typed
      ? standingOf(part, row, cellsIn(part, row))
      : standingOf(part, row, stored.cells, stored)
    // What is saved is not the sum of what she typed.
    if (typed) row.total = standing.total
    row.state = stateOf(part, row, standing)
    if (standing.grade === null && row.cells[0] !== null && !row.locked) model.next ??= index
    counted[row.part ?? 0]!.push({ row, standing })
  })
  return { model, summary: summaryOf(parts, counted) }
}

function cellsIn({ columns }: SheetModel, { cells }: SheetRow): Record<string, string> {
  return Object.fromEntries(columns.map(({ key }, at) => [key, cells[at] ?? '']))
}

function partOf(scheme: Scheme): Pick<SheetModel, 'scheme' | 'columns' | 'best'> {
  const best = scheme.bands.find(({ letter }) => letter === scheme.quota.letter)
  return {
    scheme,
    columns: columnsOf(scheme),
    best: { letter: scheme.quota.letter, name: best?.name.vi ?? scheme.quota.letter },
  }
}

function rowsOf({ faults, missing, may, schemes }: GridView, part: number, columns: SheetColumn[]) {
  const t = texts('vi', 'evaluations')
  const [wrong, lacks] = [byPerson(faults), byPerson(missing)]
  // By column; nothing where no column has any.
  const indexed = <Value>(value: (key: string) => Value | undefined) => {
    const found = columns.flatMap(({ key }, at) => {
      const each = value(key)
      return each === undefined || each === '' ? [] : [[at, each] as const]
    })
    return found.length > 0 ? Object.fromEntries(found) : undefined
  }
  return (row: GridRowView): SheetRow => {
    // A locked row shows what stands in it; what is hers alone is told above the sheet.
    const drafts = row.locked ? {} : row.drafts
    const bases = columns.flatMap(({ key }, at) => (drafts[key] ? [[at, drafts[key].base] as const] : []))
    const { self } = row
    const why = (of: ReturnType<typeof byPerson>) => {
      const said = of.get(row.person)
      return said && indexed((key) => said[key])
    }
    return {
      id: row.person,
      ...(part > 0 ? { part } : {}),
      name: row.name,
      title: row.byHead ? t('byHeadRow', { title: row.title }) : row.title,
      ...outOf(row, schemes[part]!),
      tasksInWords: row.tasks
        ? t('tasksInWords', {
            assigned: row.tasks.length,
            finished: row.tasks.filter((task) => task.completed).length,
          })
        : undefined,
      // Where nothing may be typed at all the whole sheet says so.
      locked: (may.score && row.locked) || undefined,
      byHead: row.byHead || undefined,
      leads: row.leads || undefined,
      posts: row.posts,
      tasks: row.tasks ?? undefined,
      deductions: row.deductions,
      knockOut: row.knockOut ?? undefined,
      cells: columns.map(({ key }) => drafts[key]?.typed ?? row.cells[key] ?? null),
      wish: waits(drafts[letterKey]?.typed ?? '', drafts[letterKey]?.base)
        ? (drafts[letterKey]?.typed as Letter)
        : undefined,
      bases: bases.length > 0 ? Object.fromEntries(bases) : undefined,
      selves: self ? indexed((key) => self.cells[key]) : undefined,
      wrong: why(wrong),
      lacks: why(lacks),
      total: row.total?.replace('.', ',') ?? '',
      last: row.lastGrade ?? '',
      self: [self?.total?.replace('.', ','), self?.grade].filter(Boolean).join(' '),
      state: '',
    }
  }
}

/** Of each cell why, the first that is said of it. */
function byPerson(faults: readonly CellFault[]): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>()
  for (const { person, key, why } of faults) found.set(person, { [key]: why, ...found.get(person) })
  return found
}

/** Why she has no cells, and by which letter she is graded all the same. */
function outOf(
  { notGraded, grade, knockOut, veiled }: GridRowView,
  scheme: Scheme,
): Pick<SheetRow, 'words' | 'graded'> {
  const t = texts('vi', 'evaluations')
  if (!notGraded || notGraded === 'no_task') return veiled ? { words: t('veiledRow') } : {}
  const label = knockOutOf(scheme, knockOut)?.label.vi
  if (grade && label)
    return { words: t(`knockedOut.${notGraded as 'few_days'}`, { label, grade }), graded: grade }
  return { words: t(`notGraded.${notGraded}`) }
}
