import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import { dayOf, fromDate, monthOf } from '@/lib/month'
import { signingOf } from '@/lib/staff/delegations/rules'
import { stateOf } from '../rules'
import type { AppealView } from '../schema'

export const decisionSelect = { version: true, grade: true, total: true, notGraded: true } as const
export const appealSelect = {
  id: true,
  body: true,
  filedAt: true,
  dueDay: true,
  file: { select: { id: true, name: true } },
  answer: {
    select: {
      upheld: true,
      reason: true,
      answeredAt: true,
      answeredBy: { select: { fullName: true } },
      delegation: { select: { kind: true, grantor: { select: { fullName: true } } } },
    },
  },
  decision: { select: decisionSelect },
  evaluation: {
    select: {
      personId: true,
      person: { select: { fullName: true } },
      post: { select: { positionTitle: true } },
      sheet: { select: { month: true, state: true, unit: { select: { id: true, slug: true, name: true } } } },
      decisions: { orderBy: { version: 'asc' }, select: { ...decisionSelect, decidedAt: true } },
    },
  },
} satisfies Prisma.AppealSelect

type Row = Prisma.AppealGetPayload<{ select: typeof appealSelect }>

/** One appeal as both sides see it. */
export function viewOf(row: Row, now: Date): AppealView {
  const { evaluation, decision, answer } = row
  const next = evaluation.decisions.find(({ version }) => version > decision.version)
  const dueDay = fromDate(row.dueDay)
  const { slug, name } = evaluation.sheet.unit
  const state = stateOf(answer, next !== undefined)
  return {
    id: row.id,
    unit: { slug, name },
    month: monthOf(fromDate(evaluation.sheet.month)),
    personId: evaluation.personId,
    person: evaluation.person.fullName,
    title: evaluation.post.positionTitle,
    state,
    locked: state === 'upheld' && ['approved', 'published'].includes(evaluation.sheet.state),
    body: row.body,
    file: row.file,
    filedAt: row.filedAt.toISOString(),
    dueDay,
    late: !answer && dueDay < dayOf(now),
    decision: { ...decision, total: decision.total?.toFixed(2) ?? null },
    answer: answer && {
      upheld: answer.upheld,
      reason: answer.reason,
      by: answer.answeredBy.fullName,
      signing: answer.delegation && signingOf(answer.delegation),
      at: answer.answeredAt.toISOString(),
    },
    next: next
      ? {
          version: next.version,
          grade: next.grade,
          total: next.total?.toFixed(2) ?? null,
          at: next.decidedAt.toISOString(),
        }
      : null,
  }
}
