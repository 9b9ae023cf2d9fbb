import { schemeFor } from '@/lib/evaluations/schemes/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { yearOf } from '@/lib/evaluations/years/rules'
import type { DecidedMonth } from '@/lib/evaluations/years/schema'
import type { Day } from '@/lib/month'
import type { DemoPost } from './people'
import { idOf, randomOf } from './random'
import { selfScored } from './selves'
import type { SheetRows } from './sheets'

type Row = Record<string, unknown>

/** Last year's ratings of the wards whose people can sign in: own word, proposal, decision. */
export function everyYear(
  rows: SheetRows,
  posts: readonly DemoPost[],
  today: Day,
  nameOf: (slug: string) => string,
): Row[] {
  const year = Number(today.slice(0, 4)) - 1
  const scheme = schemeFor(shippedSchemes, `${year}-12`)
  // Decided in the second week of January.
  if (!scheme || today < `${year + 1}-01-12`) return []
  const sheets = new Map(rows.sheets.map((sheet) => [sheet.id, sheet]))
  const sheetOf = new Map(rows.evaluations.map((each) => [each.id, sheets.get(each.sheet_id)!]))
  const months = new Map<unknown, DecidedMonth[]>()
  for (const decision of rows.decisions) {
    const sheet = sheetOf.get(decision.evaluation_id)!
    const month = String(sheet.month).slice(0, 7)
    if (!month.startsWith(String(year))) continue
    const { total, grade, not_graded: notGraded } = decision as Pick<DecidedMonth, 'total' | 'grade'> & Row
    const each = { month, unit: nameOf(String(sheet.unit)), total, grade, disciplined: false }
    months.set(decision.person_id, [
      ...(months.get(decision.person_id) ?? []),
      { ...each, notGraded: notGraded as string | null },
    ])
  }
  return selfScored.flatMap((unit) => {
    const here = posts.filter((post) => post.unit === unit && post.from <= `${year}-12-31`)
    const leader = (role: DemoPost['role']) => here.find((post) => post.role === role)?.person.id
    return here
      .filter((post) => post.role !== 'chair' && (!post.to || post.to >= `${year}-12-31`))
      .flatMap((post): Row[] => {
        const { person, role } = post
        const result = yearOf(scheme, year, months.get(person.id) ?? [])
        // Who scores is proposed and decided by the one who decides.
        const oneByLaw = role === 'assessor' && result.grade !== null
        const row = (step: string, actor: unknown, at: string, note = '') => ({
          id: idOf('year', unit, year, person.id, step),
          person_id: person.id,
          unit,
          year,
          step,
          version: 1,
          grade: result.grade,
          not_graded: result.grade === null ? result.why : null,
          mean: result.mean,
          months: result.months,
          note,
          reason: null,
          actor_id: actor,
          at,
          one_by_law: oneByLaw && step === 'decision',
        })
        const speaks = result.grade !== null && randomOf(`year ${person.id}`).chance(0.8)
        const praised = result.grade === 'A' ? 'Đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở.' : ''
        return [
          ...(speaks ? [row('self_rating', person.id, `${year}-12-08T09:00:00+07:00`)] : []),
          ...(role === null || oneByLaw
            ? [
                row(
                  'proposal',
                  leader(role ? 'chair' : 'assessor'),
                  `${year + 1}-01-05T10:00:00+07:00`,
                  praised,
                ),
              ]
            : []),
          row('decision', leader('chair'), `${year + 1}-01-09T15:00:00+07:00`, praised),
        ]
      })
  })
}
