import 'server-only'
import type { Tx } from '@/lib/db'
import { listChanged } from '../approvals/decisions/queries'
import type { Decision } from '../approvals/rules'
import { listDrafts } from '../drafts/queries'
import { wishesIn } from '../letters/rules'
import { missingOf } from '../saving/rules'
import type { Letter } from '../schemes/schema'
import { mayBeScored } from '../sheets/policy'
import { listMonthsOf } from '../sheets/queries'
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
  const rows = await listMonthsOf(
    tx,
    sheets.map(({ id }) => id),
    { byHead: true },
  )
  const found = new Map<string, Direct[]>()
  for (const sheet of sheets) {
    const people = rows.get(sheet.id)
    if (!people) continue
    const wishes = viewer ? await listWishes(tx, viewer, sheet.id, now) : undefined
    found.set(sheet.id, directIn(sheet, people, now, wishes))
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

/**
 * Of these sheets, those that are open again for nobody but whom the head scores herself: an appeal of hers was upheld, or
 * her row was written in since, and no other's. What it came to is asked when it is approved.
 */
export async function listHeadAlone(tx: Tx, sheets: readonly Sheet[]): Promise<Set<string>> {
  const reopened = sheets.filter(({ state }) => state === 'reopened').map(({ id }) => id)
  if (reopened.length === 0) return new Set()
  // A row that was restored from its decision when the month opened has been written by nobody.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.sheet_id AS id FROM evaluation e
    JOIN LATERAL (
      SELECT at FROM sheet_transition WHERE sheet_id = e.sheet_id AND "to" = 'reopened' ORDER BY at DESC LIMIT 1
    ) t ON true
    WHERE e.sheet_id = ANY (${reopened}::uuid[]) AND (
      (e.updated_at > t.at AND cardinality(e.hands) > 0)
      OR EXISTS (
        SELECT FROM appeal a JOIN appeal_answer w ON w.appeal_id = a.id AND w.upheld
        JOIN evaluation_decision d ON d.id = a.decision_id
        WHERE a.evaluation_id = e.id AND NOT EXISTS (
          SELECT FROM evaluation_decision n WHERE n.evaluation_id = e.id AND n.version > d.version)))
    GROUP BY e.sheet_id HAVING bool_and(e.by_head)`
  return new Set(rows.map(({ id }) => id))
}

/** Whether in a reopened month something is to be decided of whom the head scores herself, and of nobody else. */
export async function isHeadAlone(
  tx: Tx,
  people: readonly Pick<SheetPerson, 'personId' | 'byHead'>[],
  decisions: readonly (Decision | null)[],
): Promise<boolean> {
  const others = people.flatMap(({ byHead }, at) => (byHead ? [] : [decisions[at] ?? null]))
  if (others.includes(null)) return false
  const headed = new Set(people.filter(({ byHead }) => byHead).map(({ personId }) => personId))
  const changed = await listChanged(
    tx,
    decisions.filter((each) => each !== null),
  )
  const incomplete = decisions.some((each) => each === null)
  return (incomplete || changed.length > 0) && changed.every(({ personId }) => headed.has(personId))
}
