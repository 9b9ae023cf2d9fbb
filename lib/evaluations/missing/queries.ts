import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { directIn, listWishes } from '../direct/queries'
import { missingOf } from '../saving/rules'
import { takesSelf } from '../self/rules'
import { findSheetRow, listPersonMonths } from '../sheets/queries'
import type { SheetInput, SheetPerson } from '../sheets/schema'
import { mayBeScored } from '../sheets/policy'
import { findSheetHead } from '../views/queries'
import type { MissingView } from './schema'

/** Who is missing in a unit's month, for those who may see its points; null for everybody else. */
export async function findMissing(actor: Actor, input: SheetInput, now: Date): Promise<MissingView | null> {
  const head = await findSheetHead(actor, input, now)
  const sheet = head?.may.seePoints ? await findSheetRow(db, input) : null
  if (!head || !sheet) return null
  const people = await listPersonMonths(db, sheet.id)
  const asked = people.filter(mayBeScored)
  // The letters that wait are drafts: of others nobody's but their own.
  const wishes = await listWishes(db, actor.personId, sheet.id, now)
  const wishOf = (each: SheetPerson) => wishes.get(each.evaluationId)
  const sending = head.turn === 'assessor' ? people.filter(({ byHead }) => !byHead) : []
  const unfinished = sending.filter((each) => missingOf(each.scheme, each, wishOf(each)).length > 0)
  const sent = await db.selfEvaluation.findMany({
    where: { evaluation: { sheetId: sheet.id }, sentAt: { not: null } },
    select: { evaluationId: true },
  })
  const done = new Set(sent.map(({ evaluationId }) => evaluationId))
  const takes = asked.filter((each) => takesSelf(sheet.state, each))
  const silent = asked.filter((each) => !done.has(each.evaluationId))
  return {
    head,
    turn: head.turn,
    selves: named(silent.filter((each) => takes.includes(each))),
    selvesTaken: takes.length > 0,
    unsent: silent.filter((each) => !takes.includes(each)).length,
    selfUntil: head.deadlines.selfScore,
    unfinished: named(unfinished),
    direct: directIn(sheet, people, now, wishes).flatMap(({ name, ready, open }) =>
      open && !ready ? [name] : [],
    ),
    asked: asked.length,
  }
}

const named = (people: readonly SheetPerson[]) => people.map(({ fullName }) => fullName)
