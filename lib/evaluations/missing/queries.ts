import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { directIn } from '../direct/queries'
import { findSheetRow, listPersonMonths } from '../sheets/queries'
import { missingCells } from '../sheets/rules'
import type { SheetInput } from '../sheets/schema'
import { findSheetHead } from '../views/queries'
import type { MissingView } from './schema'

/** Who is missing in a unit's month, for those who may see its points; null for everybody else. */
export async function findMissing(actor: Actor, input: SheetInput, now: Date): Promise<MissingView | null> {
  const head = await findSheetHead(actor, input, now)
  const sheet = head?.may.seePoints ? await findSheetRow(db, input) : null
  if (!head || !sheet) return null
  const people = await listPersonMonths(db, sheet.id)
  const asked = people.filter(({ notGraded }) => notGraded === null || notGraded === 'no_task')
  const takes = head.state === 'open' || head.state === 'returned'
  const sent = await db.selfEvaluation.findMany({
    where: { evaluation: { sheetId: sheet.id }, sentAt: { not: null } },
    select: { evaluationId: true },
  })
  const done = new Set(sent.map(({ evaluationId }) => evaluationId))
  return {
    head,
    turn: head.turn,
    selves: takes ? asked.filter((each) => !done.has(each.evaluationId)).map((each) => each.fullName) : [],
    selfUntil: head.deadlines.selfScore,
    scores:
      head.turn === 'assessor'
        ? asked
            .filter((each) => !each.byHead && missingCells(each.scheme, each).length > 0)
            .map((each) => each.fullName)
        : [],
    direct: directIn(sheet, people, now).flatMap(({ name, ready, open }) => (open && !ready ? [name] : [])),
    asked: asked.length,
  }
}
