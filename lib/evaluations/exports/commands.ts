import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { formatMonth } from '@/lib/format'
import { writeBook } from '@/lib/sheets/book'
import { listShown } from '../approvals/decisions/queries'
import { decidedInWords } from '../approvals/rules'
import { listFileNames } from '../evidence/files/queries'
import { recordReading, recordYearReading } from '../readings/commands'
import { listSeenMonths } from '../seen/queries'
import { mayScore, mayScorePerson, maySeePoints } from '../sheets/policy'
import type { Scheme } from '../schemes/schema'
import { findSheetRow, listPersonMonths, listSheetRoles, type SheetRow } from '../sheets/queries'
import { isSettled, takesPoints, takesPointsOf } from '../sheets/rules'
import type { SheetInput, SheetPerson, SheetState } from '../sheets/schema'
import { findUnitYear } from '../years/queries'
import { monthAbout } from './month/about/rules'
import { monthSheets } from './month/rules'
import { scoresAbout, scoresSheets } from './rules'
import { yearAbout, yearSheets } from './year/rules'

export type Book = { fileName: string; bytes: Uint8Array }

/** The points of whom she may score, as a workbook that goes back in. Null: not hers. */
export async function exportScores(actor: Actor, input: SheetInput, now: Date): Promise<Book | null> {
  const found = await find(actor, input, now)
  if (!found) return null
  const { sheet, roles } = found
  const all = await listPersonMonths(db, sheet.id)
  const people = all.filter((person) => mayScorePerson(roles, actor.personId, person))
  if (!mayScore(roles) && people.length === 0) return null
  const open = takesPoints(sheet, now) || people.some((person) => takesPointsOf(sheet, person, now))
  await remember(actor, { unit: input.unit, what: 'month', month: input.month, rows: people.length })
  await recordReading(actor, input, now)
  const month = formatMonth(input.month, 'vi')
  const bytes = await writeBook(
    scoresSheets(schemesOf(sheet, people), people, open),
    scoresAbout(schemesOf(sheet, people), sheet.unit.name, month),
  )
  return { fileName: `Điểm ${input.month} ${sheet.unit.name}.xlsx`, bytes }
}

const states: Record<SheetState, string> = {
  open: 'Đang chấm: điểm còn thay đổi.',
  returned: 'Trả lại để sửa: điểm còn thay đổi.',
  submitted: 'Chờ duyệt: chưa phải kết quả.',
  approved: 'Đã duyệt.',
  published: 'Đã duyệt và đã công bố số liệu của đơn vị.',
  reopened: 'Mở lại để sửa: điểm còn thay đổi.',
}

function stateOf(sheet: SheetRow, now: Date): string {
  const lapsed = sheet.state === 'reopened' && isSettled(sheet, now)
  return lapsed ? 'Đã duyệt; thời hạn mở lại để sửa đã hết.' : states[sheet.state]
}

/** The whole month as it stands, or as it was decided; who scores brings it back in while it is open. Null: not hers. */
export async function exportMonth(actor: Actor, input: SheetInput, now: Date): Promise<Book | null> {
  const found = await find(actor, input, now)
  if (!found) return null
  const { sheet, roles } = found
  const working = await listSeenMonths(db, sheet, actor.personId, now)
  const decided = await listShown(db, sheet, now)
  const people = working.map((person) => decidedInWords(person, decided.get(person.evaluationId)))
  const scores = (person: SheetPerson) =>
    mayScorePerson(roles, actor.personId, person) && takesPointsOf(sheet, person, now)
  const hers = working.some(scores)
  const open = takesPoints(sheet, now) || hers
  const types = hers || (open && mayScore(roles))
  const nameOf = await listFileNames(db, people)
  await remember(actor, { unit: input.unit, what: 'month', month: input.month, rows: people.length })
  await recordReading(actor, input, now)
  const bytes = await writeBook(
    monthSheets(sheet.schemes, { people, decided, nameOf, open: types, scores }),
    monthAbout(sheet.schemes, {
      ...{ unit: sheet.unit.name, month: formatMonth(input.month, 'vi'), state: stateOf(sheet, now) },
      ...{ open, scores: types },
    }),
  )
  return { fileName: `Tổng hợp ${input.month} ${sheet.unit.name}.xlsx`, bytes }
}

/** The year of whom the unit rates, a line a person, from the very months of their Mẫu 02. Null: not hers. */
export async function exportYear(
  actor: Actor,
  { unit: slug, year }: { unit: string; year: string },
  now: Date,
): Promise<Book | null> {
  const found = await findUnitYear(actor, { unit: slug, year: Number(year) }, now)
  if (!found) return null
  const { unit, people } = found
  await remember(actor, { unit: slug, what: 'year', month: null, rows: people.length })
  await recordYearReading(actor, { people: people.map(({ person }) => person), year: found.year }, now)
  const open = found.may.propose && !found.early
  const bytes = await writeBook(yearSheets(year, people, open), yearAbout(year, unit.name, open))
  return { fileName: `Đánh giá năm ${year} ${unit.name}.xlsx`, bytes }
}

/** The schemes of those in a file; of an empty one, the sheet's own. */
function schemesOf({ schemes }: SheetRow, people: readonly SheetPerson[]): readonly Scheme[] {
  const used = schemes.filter(({ code }) => people.some(({ scheme }) => scheme.code === code))
  return used.length > 0 ? used : schemes.slice(0, 1)
}

async function find(actor: Actor, input: SheetInput, now: Date) {
  const sheet = await findSheetRow(db, input)
  const roles = sheet ? await listSheetRoles(db, actor.personId, sheet, now) : []
  return sheet && maySeePoints(roles) ? { sheet, roles } : null
}

type Exported = { unit: string; what: 'month' | 'year'; month: string | null; rows: number }

/** Names and grades leave the portal with the file: who took them is remembered. */
function remember(actor: Actor, exported: Exported): Promise<void> {
  return db.$transaction((tx: Tx) =>
    recordEvent(tx, actor.personId, { kind: 'people.exported', ...exported }),
  )
}
