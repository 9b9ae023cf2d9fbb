import 'server-only'
import type { Tx } from '@/lib/db'
import { mayBeScored } from '../sheets/policy'
import { listPersonMonths } from '../sheets/queries'
import { missingCells, takesPointsOf } from '../sheets/rules'
import type { SheetPerson, SheetState } from '../sheets/schema'
import type { Direct } from './schema'

type Sheet = { id: string; state: SheetState; reopenedTill: Date | null }

/** By sheet, whom the head scores herself; sheets without anybody are left out. */
export async function listDirect(
  tx: Tx,
  sheets: readonly Sheet[],
  now: Date,
): Promise<Map<string, Direct[]>> {
  const rows = await tx.evaluation.findMany({
    where: { sheetId: { in: sheets.map(({ id }) => id) }, byHead: true },
    select: { sheetId: true, personId: true },
  })
  const found = new Map<string, Direct[]>()
  for (const sheet of sheets) {
    const people = rows.filter(({ sheetId }) => sheetId === sheet.id).map(({ personId }) => personId)
    if (people.length > 0)
      found.set(sheet.id, directIn(sheet, await listPersonMonths(tx, sheet.id, { people }), now))
  }
  return found
}

/** Whom the head scores herself, in the order of the sheet. */
export function directIn(
  sheet: Pick<Sheet, 'state' | 'reopenedTill'>,
  people: readonly SheetPerson[],
  now: Date,
): Direct[] {
  return people
    .filter((person) => person.byHead && mayBeScored(person))
    .map((person) => ({
      person: person.personId,
      name: person.fullName,
      ready: missingCells(person.scheme, person).length === 0,
      open: takesPointsOf(sheet, person, now),
    }))
}
