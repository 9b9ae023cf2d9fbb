import 'server-only'
import type { Tx } from '@/lib/db'
import { listDrafts } from '../drafts/queries'
import { wishesIn } from '../letters/rules'
import { missingOf } from '../saving/rules'
import type { Letter } from '../schemes/schema'
import { mayBeScored } from '../sheets/policy'
import { listPersonMonths } from '../sheets/queries'
import { takesPointsOf } from '../sheets/rules'
import type { SheetPerson, SheetState } from '../sheets/schema'
import type { Direct } from './schema'

type Sheet = { id: string; state: SheetState; reopenedTill: Date | null }

/** By sheet, whom the head scores herself; sheets without anybody are left out. `viewer`: whose letters wait. */
export async function listDirect(
  tx: Tx,
  sheets: readonly Sheet[],
  now: Date,
  viewer: string | null = null,
): Promise<Map<string, Direct[]>> {
  const rows = await tx.evaluation.findMany({
    where: { sheetId: { in: sheets.map(({ id }) => id) }, byHead: true },
    select: { sheetId: true, personId: true },
  })
  const found = new Map<string, Direct[]>()
  for (const sheet of sheets) {
    const people = rows.filter(({ sheetId }) => sheetId === sheet.id).map(({ personId }) => personId)
    if (people.length === 0) continue
    const wishes = viewer ? await listWishes(tx, viewer, sheet.id, now) : undefined
    found.set(sheet.id, directIn(sheet, await listPersonMonths(tx, sheet.id, { people }), now, wishes))
  }
  return found
}

/** The letters that she chose and that their rows do not come to yet, by evaluation. */
export async function listWishes(
  tx: Tx,
  personId: string,
  sheetId: string,
  now: Date,
): Promise<Map<string, Letter>> {
  return wishesIn(await listDrafts(personId, sheetId, now, tx))
}

/** Whom the head scores herself, in the order of the sheet. */
export function directIn(
  sheet: Pick<Sheet, 'state' | 'reopenedTill'>,
  people: readonly SheetPerson[],
  now: Date,
  wishes: ReadonlyMap<string, Letter> = new Map(),
): Direct[] {
  return people
    .filter((person) => person.byHead && mayBeScored(person))
    .map((person) => ({
      person: person.personId,
      name: person.fullName,
      ready: missingOf(person.scheme, person, wishes.get(person.evaluationId)).length === 0,
      open: takesPointsOf(sheet, person, now),
    }))
}
