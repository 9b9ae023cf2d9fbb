import { addMonths, type Day, daysBetween, firstDay, lastDay, type Month, monthOf } from '@/lib/month'
import { postsOf, quotasOf, reasonsFor, reasonText } from '@/lib/evaluations/quotas/rules'
import { quotaGroups } from '@/lib/evaluations/quotas/schema'
import { leads } from '@/lib/evaluations/sheets/rules'
import { type DemoGrade, demoGrade, schemeOf } from './grading'
import type { DemoPost } from './people'
import { demoLines, demoQuotaReason, demoReason } from './reasons'
import { idOf, randomOf } from './random'
import { selfRow, selfScored } from './selves'

type Row = Record<string, unknown>

export type SheetRows = Record<
  | 'sheets'
  | 'transitions'
  | 'evaluations'
  | 'scores'
  | 'tasks'
  | 'decisions'
  | 'selves'
  | 'lines'
  | 'quotaReasons',
  Row[]
>

/** What the record needs of a decided month. */
export type DemoMonth = {
  unit: string
  month: Month
  people: string[]
  grades: DemoGrade[]
  approvedAt: string
}

type Leaders = { assessor: string; authority: string }

/** Every sheet of every unit from its first month to the current one: the past decided and published, the current half filled. */
export function everySheet(
  posts: DemoPost[],
  months: readonly Month[],
  today: Day,
  schemeIds: Map<string, string>,
) {
  const current = monthOf(today)
  const rows: SheetRows = {
    sheets: [],
    transitions: [],
    evaluations: [],
    scores: [],
    tasks: [],
    lines: [],
    decisions: [],
    selves: [],
    quotaReasons: [],
  }
  const decided: DemoMonth[] = []
  for (const unit of new Set(posts.map((post) => post.unit))) {
    const all = posts.filter((post) => post.unit === unit)
    for (const month of [...months, current]) {
      const inPost = all.filter(
        (post) => post.from <= firstDay(month) && (!post.to || post.to >= lastDay(month)),
      )
      if (inPost.length === 0) continue
      const leaders = leadersOf(inPost)
      const sheet = idOf('sheet', unit, month)
      const openedAt = `${firstDay(month)}T00:00:00+07:00`
      const past = month < current
      const grades = inPost.map((post, index) =>
        post.role === 'chair'
          ? null
          : demoGrade(
              {
                person: post.person.id,
                leader: leads(schemeOf(month), { positionTitle: post.title, points: {} }),
              },
              month,
              shuffled(unit, month, index, inPost.length),
              inPost.length,
            ),
      )
      const scheme = grades.find((grade) => grade)!.scheme.code
      rows.sheets.push({
        id: sheet,
        unit,
        month: firstDay(month),
        scheme_id: schemeIds.get(scheme),
        // Scores go into an open month only; what is past is closed when all of them are in (index.ts).
        state: 'open',
        opened_at: openedAt,
      })
      rows.transitions.push(step(sheet, null, 'open', null, openedAt))
      const submittedAt = `${month}-27T16:30:00+07:00`
      const approvedAt = `${addMonths(month, 1)}-01T09:00:00+07:00`
      if (past) {
        const above = aboveQuota(unit, month, inPost, grades)
        const approved = {
          ...step(sheet, 'submitted', 'approved', leaders.authority, approvedAt),
          reason: reasonText(above),
        }
        for (const { group, sum, reason } of above)
          rows.quotaReasons.push({ transition_id: approved.id, posts: group, sum, reason })
        rows.transitions.push(
          step(sheet, 'open', 'submitted', leaders.assessor, submittedAt),
          approved,
          step(sheet, 'approved', 'published', null, `${addMonths(month, 1)}-02T08:30:00+07:00`),
        )
        decided.push({
          unit,
          month,
          people: inPost.map((post) => post.person.id),
          grades: grades.filter((grade) => grade !== null),
          approvedAt,
        })
      }
      inPost.forEach((post, index) => {
        const grade = grades[index] ?? null
        const evaluation = idOf('evaluation', sheet, post.person.id)
        // Who scores the others is scored and decided by the chair herself.
        const byHead = post.role === 'assessor'
        const assessor = byHead ? leaders.authority : leaders.assessor
        // The current month: the first half of the list is scored, the rest has its tasks assigned and nothing more.
        const scored = !past && grade !== null && !byHead && index < inPost.length / 2
        rows.evaluations.push({
          id: evaluation,
          sheet_id: sheet,
          person_id: post.person.id,
          post_id: post.id,
          not_graded: post.role === 'chair' ? 'level_above' : null,
          by_head: byHead,
          remark: grade && (past || scored) ? demoReason(post.person.id, month, grade) : null,
          assessor_id: grade && (past || scored) ? assessor : null,
          updated_at: past ? submittedAt : openedAt,
        })
        if (!grade) return
        if (past) {
          const decided = decision(evaluation, post.person.id, grade, { ...leaders, assessor }, approvedAt)
          rows.decisions.push({ ...decided, remark: demoReason(post.person.id, month, grade) })
        }
        workingCopy(rows, evaluation, grade, past || scored)
        if (past || scored)
          rows.lines.push(...demoLines(post.person.id, month, evaluation, grade, { more: scored }))
        const sentAt = past ? `${month}-24T15:40:00+07:00` : `${today}T00:30:00+07:00`
        if (
          selfScored.includes(unit) &&
          month >= addMonths(current, -3) &&
          (past || speaks(evaluation, index))
        )
          rows.selves.push(selfRow(evaluation, grade, sentAt))
      })
    }
  }
  return { rows, decided }
}

/** Months in which somebody was in post: a unit's history, for its figures. */
export function monthsOf(posts: readonly DemoPost[], unit: string, months: readonly Month[]): Month[] {
  const mine = posts.filter((post) => post.unit === unit)
  return months.filter((month) =>
    mine.some(
      (post) => post.from <= firstDay(month) && (!post.to || daysBetween(lastDay(month), post.to) >= 1),
    ),
  )
}

// Some of the open month have not sent theirs yet; the demo's member of staff (accounts.ts) is to do it herself.
function speaks(evaluation: string, index: number): boolean {
  return index !== 9 && randomOf(`speaks ${evaluation}`).chance(0.6)
}

function leadersOf(inPost: readonly DemoPost[]): Leaders {
  const holder = (role: DemoPost['role']) => inPost.find((post) => post.role === role)?.person.id
  const [assessor, authority] = [holder('assessor'), holder('chair')]
  if (!assessor || !authority) throw new Error(`No leaders in ${inPost[0]?.unit}`)
  return { assessor, authority }
}

// The best of one month are not the best of the next: each month starts its count elsewhere in the list.
function shuffled(unit: string, month: Month, index: number, of: number): number {
  return (index * 7 + Number(month.slice(5)) * 5 + unit.length) % of
}

function step(sheet: string, from: string | null, to: string, actor: string | null, at: string) {
  return { id: idOf('transition', sheet, to), sheet_id: sheet, from, to, actor_id: actor, reason: null, at }
}

function aboveQuota(unit: string, month: Month, inPost: readonly DemoPost[], grades: (DemoGrade | null)[]) {
  const scheme = schemeOf(month)
  const quotas = quotasOf(
    scheme,
    inPost.flatMap(({ title, category, role }, at) =>
      role === 'chair'
        ? []
        : [
            {
              posts: postsOf(scheme, { positionTitle: title, category, points: {} }),
              grade: grades[at]?.result.grade ?? null,
            },
          ],
    ),
    null,
  )
  const written = quotaGroups.map((group) => [group, demoQuotaReason(unit, month, group)])
  return reasonsFor(quotas, Object.fromEntries(written)).reasons
}

function decision(evaluation: string, person: string, grade: DemoGrade, leaders: Leaders, at: string): Row {
  const { result, input } = grade
  return {
    id: idOf('decision', evaluation),
    evaluation_id: evaluation,
    person_id: person,
    version: 1,
    total: result.grade === null ? null : result.total,
    grade: result.grade,
    not_graded: result.grade === null ? result.why : null,
    input,
    lines: result.grade === null ? [] : result.lines,
    assessor_id: leaders.assessor,
    decided_by_id: leaders.authority,
    one_by_law: leaders.assessor === leaders.authority,
    decided_at: at,
    reason: null,
  }
}

function workingCopy(rows: SheetRows, evaluation: string, grade: DemoGrade, scored: boolean): void {
  if (scored) {
    for (const [criterion, points] of Object.entries({ ...grade.input.points, ...grade.input.leadership })) {
      rows.scores.push({ evaluation_id: evaluation, criterion, points })
    }
  }
  const assigned = grade.tasks.reduce((sum, task) => sum + Number(task.units), 0)
  const tasks =
    scored || assigned === 0
      ? grade.tasks
      : [{ ...grade.tasks[0], units: String(assigned), completed: true, failed_reviews: 0, late: 0 }]
  tasks.forEach((task, position) =>
    rows.tasks.push({
      evaluation_id: evaluation,
      position: position + 1,
      title: null,
      units: task.units,
      completed: task.completed,
      failed_reviews: task.failed_reviews,
      late: task.late,
      objective_cause: false,
    }),
  )
}
