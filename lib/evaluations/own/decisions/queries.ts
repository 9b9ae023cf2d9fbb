import 'server-only'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { listSignings } from '@/lib/staff/delegations/queries'
import type { GradeLine } from '../../grading/rules'
import type { Scheme } from '../../schemes/schema'
import { explain, gradeName } from '../rules'
import type { OwnDecision } from '../schema'

export const decisionSelect = {
  version: true,
  total: true,
  grade: true,
  notGraded: true,
  lines: true,
  remark: true,
  assessorId: true,
  assessorDelegationId: true,
  coAssessorIds: true,
  decidedById: true,
  delegationId: true,
  decidedAt: true,
  reason: true,
  oneByLaw: true,
} as const

type Row = Prisma.EvaluationDecisionGetPayload<{ select: typeof decisionSelect }>

/** Tells her each of these decisions, with the names of those who took part in it. */
export async function teller(
  decided: readonly Row[],
): Promise<(scheme: Scheme, decision: Row) => OwnDecision> {
  const names = await listNames(decided)
  const signings = await listSignings(
    db,
    decided.flatMap(({ delegationId, assessorDelegationId }) => [delegationId, assessorDelegationId]),
  )
  return (scheme, each) => ({
    version: each.version,
    total: each.total?.toFixed(2) ?? null,
    grade: each.grade,
    gradeName: gradeName(scheme, each.grade),
    notGraded: each.notGraded,
    lines: explain(scheme, each.lines as GradeLine[]),
    remark: each.remark,
    assessor: (each.assessorId && names.get(each.assessorId)) ?? null,
    assessorSigning: (each.assessorDelegationId && signings.get(each.assessorDelegationId)) ?? null,
    assessedWith: each.coAssessorIds.flatMap((hand) => names.get(hand) ?? []),
    decidedBy: (each.decidedById && names.get(each.decidedById)) ?? null,
    signing: (each.delegationId && signings.get(each.delegationId)) ?? null,
    decidedAt: each.decidedAt.toISOString(),
    reason: each.reason,
    oneByLaw: each.oneByLaw,
  })
}

type Hands = { assessorId: string | null; coAssessorIds: string[]; decidedById: string | null }

async function listNames(decisions: readonly Hands[]) {
  const ids = decisions
    .flatMap(({ assessorId, coAssessorIds, decidedById }) => [assessorId, ...coAssessorIds, decidedById])
    .filter((id) => id !== null)
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, fullName: true },
  })
  return new Map(people.map(({ id, fullName }) => [id, fullName]))
}
