import type { MonthPaper, PaperPerson } from '@/lib/evaluations/papers/schema'
import { quotasByScheme } from '@/lib/evaluations/quotas/rules'
import { type Scheme, shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { texts } from '@/lib/texts'

export const [formerScheme, decreeScheme] = shippedSchemes as [Scheme, Scheme]
export const told = { year: '2026', illustrative: false, t: texts('vi', 'forms') }

const decision = {
  version: 1,
  total: '88.50',
  grade: 'B' as const,
  notGraded: null,
  decidedBy: 'Dương Minh Dũng',
  signing: null,
}

/** A month of so many that was decided, everybody graded B by `schemes` in turn, as papers show it. */
export function monthPaper(schemes: Scheme[], count: number, change: Partial<PaperPerson> = {}): MonthPaper {
  const people = Array.from({ length: count }, (_, at) => ({
    scheme: schemes[at % schemes.length]!,
    personId: String(at),
    fullName: `Đỗ Nguyễn Thị Ngọc Ánh Tuyết ${at + 1}`,
    positionTitle: 'Chuyên viên',
    category: 'civil_servant' as const,
    points: {},
    notGraded: null,
    remark: null,
    knockOut: null,
    assessors: ['Đào Thị Tuyết'],
    assessorSigning: null,
    self: null,
    decision,
    ...change,
  }))
  return {
    unit: { slug: 'x', name: 'Phường Văn Miếu - Quốc Tử Giám' },
    month: '2026-10',
    state: 'approved',
    schemes,
    people,
    quotas: quotasOf(people),
  }
}

export function quotasOf(people: readonly PaperPerson[]): MonthPaper['quotas'] {
  const counted = people.map(({ scheme, category, decision: last }) => ({
    ...{ scheme, posts: category },
    grade: last?.grade ?? null,
  }))
  return quotasByScheme(counted, null).map((each) => ({ ...each, reason: null }))
}
