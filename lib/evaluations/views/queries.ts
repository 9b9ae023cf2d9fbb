import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { decimal, sum, toShortest } from '@/lib/decimal'
import { addMonths } from '@/lib/month'
import { listSignings } from '@/lib/staff/delegations/queries'
import { listUpheld } from '../appeals/upheld/queries'
import { listGrades, listHands, listLeft, listShown } from '../approvals/decisions/queries'
import { decidedInWords, decisionOf, quotasNow } from '../approvals/rules'
import { directIn, isHeadAlone, listDirect, listWishes } from '../direct/queries'
import { countOf, waitingFor } from '../direct/rules'
import { listSteps } from '../approvals/steps/queries'
import { listMisfits } from '../months/moves/queries'
import { findOutstandingOf, listQuotaReasons } from '../quotas/queries'
import { explained } from '../quotas/rules'
import type { Letter } from '../schemes/schema'
import { listSeenMonths } from '../seen/queries'
import { mayDecide, mayOpen, mayScore, maySeePoints, maySeeState } from '../sheets/policy'
import { findSheetRow, listSheetRoles, type SheetRow } from '../sheets/queries'
import { isSettled, judgedElsewhere, takesPoints } from '../sheets/rules'
import type { SheetInput, SheetPerson } from '../sheets/schema'
import { findTurn } from '../turns/queries'
import { listChanges } from './changes/queries'
import { listReasonsBack } from './coming-back/queries'
import type { ApprovalRow, ApprovalView, SheetHead } from './schema'

/** The state of a unit's month for those who may know it; null for everybody else. */
export async function findSheetHead(actor: Actor, input: SheetInput, now: Date): Promise<SheetHead | null> {
  return (await findFor(actor, input, now))?.head ?? null
}

/** The month as it is put before the rating authority. */
export async function findApproval(actor: Actor, input: SheetInput, now: Date): Promise<ApprovalView | null> {
  const found = await findFor(actor, input, now)
  if (!found?.head.may.seePoints) return null
  const { head, sheet } = found
  const [everybody, decided] = await Promise.all([
    listSeenMonths(db, sheet, actor.personId, now),
    listShown(db, sheet, now),
  ])
  const people = everybody
    .map((person) => decidedInWords(person, decided.get(person.evaluationId)))
    .filter((each) => !judgedElsewhere(each))
  const [left, hands, steps, reasons, outstanding, misfits, last, wishes, upheld] = await Promise.all([
    listLeft(db, sheet, now),
    listHands(db, sheet.id),
    listSteps(db, sheet.id),
    listQuotaReasons(db, sheet.id),
    findOutstandingOf(db, sheet, now),
    takesPoints(sheet, now) ? [] : listMisfits(db, sheet, people),
    listGrades(db, sheet.unit.id, sheet.id, addMonths(sheet.month, -1)),
    listWishes(db, actor.personId, sheet.id, now),
    listUpheld(db, sheet.id),
  ])
  const decisions = people.map(
    (person) =>
      decided.get(person.evaluationId) ??
      decisionOf(person.scheme, person, null, hands.get(person.evaluationId)),
  )
  const changes = await listChanges(sheet, decisions, actor.personId, now)
  // Of a decided person who scored is frozen with her decision.
  const scored = people.map((person, at) => (decisions[at]?.assessorId ? decisions[at] : person))
  const [names, signings] = [
    await listNames([
      ...scored.flatMap(({ assessorId }) => assessorId ?? []),
      ...decisions.flatMap((each) => each?.coAssessorIds ?? []),
    ]),
    await listSignings(
      db,
      scored.map(({ assessorDelegationId }) => assessorDelegationId),
    ),
  ]
  const letters: Record<Letter, number> = { A: 0, B: 0, C: 0, D: 0 }
  for (const decision of decisions) if (decision?.grade) letters[decision.grade] += 1
  const quotas = quotasNow(people, decisions, outstanding?.number ?? null)
  return {
    ...head,
    schemes: sheet.schemes,
    letters,
    misfits,
    // What was written of a decided month says nothing of one that is put up again.
    quotas: explained(quotas, isSettled(sheet, now) ? reasons : []),
    reasonsBefore: Object.fromEntries(
      explained(quotas, reasons).flatMap(({ key, reason }) => (reason ? [[key, reason]] : [])),
    ),
    decidedBefore: changes !== null,
    rows: people.map((person, at) => ({
      person: person.personId,
      scheme: person.scheme.code,
      name: person.fullName,
      title: person.positionTitle,
      total: decisions[at]?.total ?? null,
      grade: decisions[at]?.grade ?? null,
      notGraded: decisions[at]?.notGraded ?? null,
      lastGrade: last.get(person.personId) ?? null,
      ...saidOf(person),
      scoredBy: (scored[at]?.assessorId && names.get(scored[at].assessorId)) ?? null,
      scoredFor: (scored[at]?.assessorDelegationId && signings.get(scored[at].assessorDelegationId)) ?? null,
      scoredWith: decisions[at]?.coAssessorIds.flatMap((id) => names.get(id) ?? []) ?? [],
      missing: decisions[at] === null,
      veiled: person.veiled ?? false,
      oneByLaw: decisions[at]?.oneByLaw ?? false,
      change: changes?.get(person.personId) ?? null,
      upheld: upheld.some(({ personId }) => personId === person.personId),
    })),
    steps,
    waiting: head.may.decide ? waitingFor(directIn(sheet, everybody, now, wishes), actor.personId) : [],
    mayApprove:
      head.may.decide &&
      (sheet.state === 'submitted' ||
        (sheet.state === 'reopened' && !head.lapsed && (await isHeadAlone(db, people, decisions)))),
    left: people.filter(({ personId }) => left.has(personId)).map(({ fullName }) => fullName),
    mayDecideLeft: head.may.decide && left.size > 0 && !left.has(actor.personId),
  }
}

/** How many lines of evidence there are, the points they take, and the reason in words. */
function saidOf({ deductions, remark }: SheetPerson): Pick<ApprovalRow, 'lines' | 'taken' | 'remark'> {
  const taken = sum(deductions.map(({ points }) => decimal(points)))
  return { lines: deductions.length, taken: toShortest(taken), remark }
}

/** The sheet with its head, for who may know of it. */
export async function findFor(actor: Actor, input: SheetInput, now: Date) {
  const allowed = await findAllowed(actor, input, now)
  return allowed && { head: await headOf(allowed, actor.personId, now), sheet: allowed.sheet }
}

/** The sheet and what she may do with it, for who may know of it. */
export async function findAllowed(actor: Pick<Actor, 'personId'>, input: SheetInput, now: Date) {
  const sheet = await findSheetRow(db, input)
  if (!sheet) return null
  const roles = await listSheetRoles(db, actor.personId, sheet, now)
  if (!maySeeState(roles)) return null
  const may = {
    score: mayScore(roles),
    decide: mayDecide(roles),
    open: mayOpen(roles),
    seePoints: maySeePoints(roles),
  }
  return { sheet, roles, may }
}

export async function headOf(
  { sheet, may }: { sheet: SheetRow; may: SheetHead['may'] },
  viewer: string,
  now: Date,
): Promise<SheetHead> {
  const [turn, reasons, direct] = await Promise.all([
    findTurn(db, sheet, now),
    // They name people and points: whoever sees the state alone is told that there are some.
    may.seePoints ? listReasonsBack(db, sheet) : [],
    listDirect(db, [sheet], now, viewer),
  ])
  return {
    unit: { slug: sheet.unit.slug, name: sheet.unit.name },
    month: sheet.month,
    state: sheet.state,
    reopenedTill: sheet.reopenedTill?.toISOString() ?? null,
    lapsed: sheet.state === 'reopened' && isSettled(sheet, now),
    ...turn,
    reasons,
    may,
    direct: countOf(direct.get(sheet.id) ?? []),
  }
}

async function listNames(ids: string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, fullName: true },
  })
  return new Map(people.map(({ id, fullName }) => [id, fullName]))
}
