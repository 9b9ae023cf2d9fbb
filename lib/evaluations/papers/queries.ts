import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { listSignings } from '@/lib/staff/delegations/queries'
import { findOutstandingThen, listQuotaReasons } from '../quotas/queries'
import { explained } from '../quotas/rules'
import { listHands } from '../approvals/decisions/queries'
import { asDecided, type InForce, quotasNow } from '../approvals/rules'
import type { GradeLine } from '../grading/rules'
import { listSeenMonths } from '../seen/queries'
import { listSelfScores } from '../self/queries'
import { maySeePoints } from '../sheets/policy'
import { findSheetRow, listSheetRoles, type SheetRow } from '../sheets/queries'
import type { SheetInput } from '../sheets/schema'
import type { ExplainedQuota } from '../quotas/schema'
import type { MonthPaper, PaperDecision, PaperPerson } from './schema'

/** A unit's month to be printed, for those who may see its points; null for everybody else. */
export async function findMonthPaper(actor: Actor, input: SheetInput, now: Date): Promise<MonthPaper | null> {
  const sheet = await findSheetRow(db, input)
  if (!sheet) return null
  if (!maySeePoints(await listSheetRoles(db, actor.personId, sheet, now))) return null
  const people = await listPaperPeople(sheet, actor.personId, now)
  const decisions = people.map(({ decision }) => decision)
  if (decisions.every((decision) => !decision?.grade)) return printed(sheet, people, [])
  const quotas = quotasNow(people, decisions, (await findOutstandingThen(db, sheet.id))?.number ?? null)
  return printed(sheet, people, explained(quotas, await listQuotaReasons(db, sheet.id)))
}

/** Her own month to be printed; what her assessor wrote only once it is decided. */
export async function findOwnPaper(actor: Actor, input: SheetInput, now: Date): Promise<MonthPaper | null> {
  const sheet = await findSheetRow(db, input)
  if (!sheet) return null
  const own = (await listPaperPeople(sheet, actor.personId, now)).filter(
    ({ personId }) => personId === actor.personId,
  )
  if (own.length === 0) return null
  return printed(sheet, own, [])
}

function printed(
  { unit, month, state, schemes }: SheetRow,
  people: PaperPerson[],
  quotas: ExplainedQuota[],
): MonthPaper {
  return { unit: { slug: unit.slug, name: unit.name }, month, state, schemes, people, quotas }
}

async function listPaperPeople(sheet: SheetRow, viewer: string, now: Date): Promise<PaperPerson[]> {
  const sheetId = sheet.id
  const [stored, selves, decisions, hands] = await Promise.all([
    listSeenMonths(db, sheet, viewer, now),
    listSelfScores(db, sheetId),
    listDecisions(sheetId),
    listHands(db, sheetId),
  ])
  // What is in force goes on paper, also while the month is open again.
  const people = stored.map((person) => asDecided(person, decisions.get(person.personId)?.inForce))
  // Of a decided person who scored is frozen with her decision.
  const scored = people.map((person): ScoredBy => {
    const by = decisions.get(person.personId)?.scoredBy
    const { assessorId, assessorDelegationId } = person
    return by?.assessorId
      ? by
      : { assessorId, assessorDelegationId, coAssessorIds: hands.get(person.evaluationId) ?? [] }
  })
  const [names, lent] = [
    await listNames(scored.flatMap(scorersOf)),
    await listSignings(
      db,
      scored.map(({ assessorDelegationId }) => assessorDelegationId),
    ),
  ]
  return people.map((person, at) => ({
    scheme: person.scheme,
    personId: person.personId,
    fullName: person.fullName,
    positionTitle: person.positionTitle,
    category: person.category,
    points: person.points,
    notGraded: person.notGraded,
    remark: person.remark,
    knockOut: person.knockOut,
    assessors: scorersOf(scored[at]!).flatMap((id) => names.get(id) ?? []),
    assessorSigning: (scored[at]?.assessorDelegationId && lent.get(scored[at].assessorDelegationId)) ?? null,
    self: selves.get(person.personId) ?? null,
    decision: decisions.get(person.personId)?.decision ?? null,
  }))
}

type ScoredBy = { assessorId: string | null; assessorDelegationId: string | null; coAssessorIds: string[] }

const scorersOf = ({ assessorId, coAssessorIds }: ScoredBy) => [
  ...new Set([...(assessorId ? [assessorId] : []), ...coAssessorIds]),
]

async function listDecisions(
  sheetId: string,
): Promise<Map<string, { decision: PaperDecision; inForce: InForce; scoredBy: ScoredBy }>> {
  const rows = await db.evaluationDecision.findMany({
    where: { evaluation: { sheetId } },
    distinct: ['evaluationId'],
    orderBy: [{ evaluationId: 'asc' }, { version: 'desc' }],
    select: {
      personId: true,
      version: true,
      total: true,
      grade: true,
      notGraded: true,
      input: true,
      lines: true,
      remark: true,
      decidedById: true,
      delegationId: true,
      assessorId: true,
      assessorDelegationId: true,
      coAssessorIds: true,
    },
  })
  const [names, signings] = await Promise.all([
    listNames(rows.flatMap(({ decidedById }) => decidedById ?? [])),
    listSignings(
      db,
      rows.map(({ delegationId }) => delegationId),
    ),
  ])
  return new Map(
    rows.map(({ personId, decidedById, delegationId, total, ...rest }) => {
      const { assessorId, assessorDelegationId, coAssessorIds, input, lines, remark, ...row } = rest
      const decision = {
        ...row,
        total: total?.toFixed(2) ?? null,
        decidedBy: (decidedById && names.get(decidedById)) ?? null,
        signing: (delegationId && signings.get(delegationId)) ?? null,
      }
      const inForce = {
        grade: row.grade,
        notGraded: row.notGraded,
        input,
        lines: lines as GradeLine[],
        remark,
      }
      return [personId, { decision, inForce, scoredBy: { assessorId, assessorDelegationId, coAssessorIds } }]
    }),
  )
}

async function listNames(ids: string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, fullName: true },
  })
  return new Map(people.map(({ id, fullName }) => [id, fullName]))
}
