import { shippedHolidays } from '@/lib/calendar/schema'
import { dueDayOf } from '@/lib/evaluations/appeals/rules'
import { gradeCase } from '@/lib/evaluations/grading/rules'
import type { GradeCase } from '@/lib/evaluations/grading/schema'
import { addDays, addMonths, type Day, firstDay, lastDay, type Month, monthOf } from '@/lib/month'
import { schemeOf } from './grading'
import type { DemoPost } from './people'
import { idOf } from './random'
import { selfScored } from './selves'
import type { SheetRows } from './sheets'

type Row = Record<string, unknown>
type Case = { evaluation: string; decision: Row; sheet: string; month: Month }

const at = (day: Day, time: string) => `${day}T${time}:00+07:00`

/** Three appeals in Thượng Cát: one waits, one was refused, one was upheld and has its new decision. */
export function everyAppeal(rows: SheetRows, posts: readonly DemoPost[], today: Day) {
  const current = monthOf(today)
  const unit = 'thuong-cat'
  const people = posts.filter((post) => post.unit === unit && post.from <= today && !post.role)
  const chair = posts.find((post) => post.unit === unit && post.from <= today && post.role === 'chair')
  const caseOf = (index: number, month: Month): Case => {
    const sheet = idOf('sheet', unit, month)
    const evaluation = idOf('evaluation', sheet, people[index]!.person.id)
    const decision = rows.decisions.find((each) => each.id === idOf('decision', evaluation))
    if (!decision) throw new Error(`Nothing decided of ${evaluation}`)
    return { evaluation, decision, sheet, month }
  }
  const appeals: Row[] = []
  const answers: Row[] = []
  const file = ({ evaluation, decision }: Case, filedOn: Day, body: string) => {
    const id = idOf('appeal', evaluation)
    appeals.push({
      id,
      evaluation_id: evaluation,
      decision_id: decision.id,
      body,
      file_id: null,
      filed_at: at(filedOn, '10:05'),
      due_day: dueDayOf(filedOn, shippedHolidays),
    })
    return id
  }
  const answer = (appeal: string, upheld: boolean, on: Day, reason: string) =>
    answers.push({
      appeal_id: appeal,
      upheld,
      reason,
      answered_by_id: chair?.person.id,
      answered_at: at(on, '15:20'),
    })

  const twoDaysAgo = addDays(today, -2)
  file(
    caseOf(12, addMonths(current, -1)),
    twoDaysAgo < firstDay(current) ? today : twoDaysAgo,
    'Tiêu chí III.1 (sáng tạo): sáng kiến đặt lịch hẹn qua mã QR tại quầy số 3 đã được Văn phòng ghi nhận trong báo cáo tuần, nhưng chưa được tính điểm.\nĐề nghị xem lại điểm tiêu chí này.',
  )
  const refusedOn = addDays(firstDay(addMonths(current, -2)), 4)
  const refused = file(
    caseOf(14, addMonths(current, -3)),
    refusedOn,
    'Một việc bị tính là chậm, nhưng văn bản giao việc đến muộn một ngày.',
  )
  answer(
    refused,
    false,
    addDays(refusedOn, 5),
    'Sổ văn bản ghi việc được giao đúng ngày, trước hạn năm ngày làm việc; không có căn cứ để xem là nguyên nhân khách quan. Quyết định giữ nguyên.',
  )

  const upheld = [16, 17, 18, 19, 20, 21].map((index) => caseOf(index, addMonths(current, -2))).find(mended)!
  const upheldOn = addDays(firstDay(addMonths(current, -1)), 3)
  const reason =
    'Thư cảm ơn của người dân về việc hướng dẫn tại nhà đã được xác minh; điểm tiêu chí II.4 được chấm lại.'
  answer(
    file(
      upheld,
      upheldOn,
      'Có thư cảm ơn của người dân ngày 20 chưa được tính vào tiêu chí II.4 (thái độ phục vụ).',
    ),
    true,
    addDays(upheldOn, 3),
    reason,
  )
  const { points, result } = mended(upheld)!
  const decidedAt = at(addDays(upheldOn, 5), '09:10')
  const next = {
    ...upheld.decision,
    id: idOf('decision', upheld.evaluation, 2),
    version: 2,
    total: result.total,
    input: { ...(upheld.decision.input as GradeCase), points },
    lines: result.lines,
    decided_at: decidedAt,
    reason,
  }
  for (const score of rows.scores)
    if (score.evaluation_id === upheld.evaluation && score.criterion === raised) score.points = points[raised]
  const own = rows.lines.filter(({ evaluation_id }) => evaluation_id === upheld.evaluation)
  rows.lines.push({
    evaluation_id: upheld.evaluation,
    position: own.length + 1,
    criterion: raised,
    points: '0',
    kind: 'praise',
    reason: 'Hướng dẫn người dân tại nhà, đã xác minh khi giải quyết kiến nghị',
    evidence: 'Thư cảm ơn ngày 20',
  })
  const step = (from: string, to: string, day: number, why: string | null) => ({
    id: idOf('transition again', upheld.sheet, to),
    sheet_id: upheld.sheet,
    from,
    to,
    actor_id: to === 'submitted' ? upheld.decision.assessor_id : chair?.person.id,
    reason: why,
    at: at(addDays(upheldOn, day), '15:20'),
  })
  // The same letters stand after it, and so does why they are above the quota.
  const kept = rows.quotaReasons.filter(
    ({ transition_id }) => transition_id === idOf('transition', upheld.sheet, 'approved'),
  )
  return {
    appeals,
    answers,
    quotaReasons: kept.map((each) => ({
      ...each,
      transition_id: idOf('transition again', upheld.sheet, 'approved'),
    })),
    decisions: [next],
    transitions: [
      step('published', 'reopened', 3, reason),
      step('reopened', 'submitted', 4, null),
      { ...step('submitted', 'approved', 5, null), at: decidedAt },
      step('approved', 'published', 6, null),
    ],
  }
}

const raised = 'II.4'

/** Half a point more, where that leaves the grade, and so the published counts, as they are. */
function mended({ decision, month }: Case) {
  const input = decision.input as GradeCase
  const points = { ...input.points, [raised]: String(Number(input.points[raised]) + 0.5) }
  if (Number(points[raised]) > 2.5) return null
  const result = gradeCase(schemeOf(month), { ...input, points })
  return result.grade !== null && result.grade === decision.grade ? { points, result } : null
}

/** The assessor and the rating authority opened each of the last months as their work asked. */
export function everyReading(rows: SheetRows, posts: readonly DemoPost[], today: Day): Row[] {
  const current = monthOf(today)
  return selfScored.flatMap((unit) => {
    const leader = (role: DemoPost['role']) =>
      posts.find((post) => post.unit === unit && post.from <= today && post.role === role)!.person.id
    return [1, 2, 3].flatMap((ago) => {
      const month = addMonths(current, -ago)
      const sheet = idOf('sheet', unit, month)
      const looks: [string, Day, string][] = [
        [leader('assessor'), addDays(lastDay(month), -3), '14:10'],
        [leader('chair'), firstDay(addMonths(month, 1)), '08:40'],
      ]
      return rows.evaluations
        .filter((each) => each.sheet_id === sheet)
        .flatMap(({ id, person_id }) =>
          looks
            .filter(([reader]) => reader !== person_id)
            .map(([reader, day, time]) => ({
              evaluation_id: id,
              reader_id: reader,
              day,
              first_at: at(day, time),
            })),
        )
    })
  })
}
