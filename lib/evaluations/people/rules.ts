import { parseDecimal } from '@/lib/decimal'
import { pointsFault } from '../cells/rules'
import type { Scheme } from '../schemes/schema'
import type { PersonMonth, StoredDeduction, StoredTask } from '../sheets/schema'
import type { FieldFault, PersonInput, TypedDeduction, TypedTask } from './schema'

type Read = { tasks?: StoredTask[]; deductions: StoredDeduction[]; faults: FieldFault[] }

/** Reads the page: lines left blank fall away, everything wrong is named. */
export function readPerson(scheme: Scheme, input: Pick<PersonInput, 'tasks' | 'deductions'>): Read {
  const faults: FieldFault[] = []
  const tasks =
    scheme.method === 'points-and-tasks' && input.tasks ? readTasks(input.tasks, faults) : undefined
  return { tasks, deductions: readDeductions(scheme, input.deductions, faults), faults }
}

function readTasks(typed: readonly TypedTask[], faults: FieldFault[]): StoredTask[] {
  return typed.flatMap((task, at) => {
    if (![task.title, task.units, task.failedReviews, task.late].some(Boolean)) return []
    const wrong = (field: string, why: string) => faults.push({ field: `tasks.${at}.${field}`, why })
    const units = task.units.replace(',', '.')
    if (units === '') wrong('units', 'Ghi số đơn vị sản phẩm chuẩn của việc này, ví dụ 1 hoặc 2,5.')
    else if (pointsFault(units, '999')) wrong('units', pointsFault(units, '999') ?? '')
    else if (parseDecimal(units)?.n === 0n)
      wrong('units', 'Phải lớn hơn 0; việc không tính thì xóa dòng này.')
    for (const field of ['failedReviews', 'late'] as const)
      if (!/^\d{0,3}$/.test(task[field])) wrong(field, 'Ghi số lần, số nguyên từ 0 trở lên.')
    return [
      {
        title: task.title || null,
        units,
        completed: task.completed,
        failed_reviews: Number(task.failedReviews),
        late: Number(task.late),
        objective_cause: task.objectiveCause,
      },
    ]
  })
}

function readDeductions(
  scheme: Scheme,
  typed: readonly TypedDeduction[],
  faults: FieldFault[],
): StoredDeduction[] {
  return typed.flatMap((each, at) => {
    if (![each.points, each.reason, each.evidence].some(Boolean)) return []
    const wrong = (field: string, why: string) => faults.push({ field: `deductions.${at}.${field}`, why })
    const points = each.points.replace(',', '.')
    if (!scheme.criteria.some(({ id }) => id === each.criterion))
      wrong('criterion', 'Chọn tiêu chí bị trừ điểm.')
    if (points === '') wrong('points', 'Ghi số điểm trừ, ví dụ 0,5.')
    else if (pointsFault(points, '100')) wrong('points', pointsFault(points, '100') ?? '')
    if (each.reason === '') wrong('reason', 'Ghi lý do trừ điểm.')
    if (each.evidence === '')
      wrong('evidence', 'Ghi minh chứng, ví dụ “Điều 7 Bộ quy tắc ứng xử” hoặc số hồ sơ.')
    return [{ criterion: each.criterion, points, reason: each.reason, evidence: each.evidence || null }]
  })
}

/** What is stored, by the names of the page's fields. */
export function storedFields(
  person: Pick<PersonMonth, 'tasks' | 'deductions' | 'remark' | 'disciplineDecision'>,
): Record<string, string> {
  const box = (value: boolean) => (value ? '1' : '')
  const fields: Record<string, string> = {
    remark: person.remark ?? '',
    disciplineDecision: box(person.disciplineDecision),
  }
  person.tasks.forEach((task, at) => {
    fields[`tasks.${at}.title`] = task.title ?? ''
    fields[`tasks.${at}.units`] = task.units.replace('.', ',')
    fields[`tasks.${at}.failedReviews`] = String(task.failed_reviews)
    fields[`tasks.${at}.late`] = String(task.late)
    fields[`tasks.${at}.completed`] = box(task.completed)
    fields[`tasks.${at}.objectiveCause`] = box(task.objective_cause)
  })
  person.deductions.forEach(({ criterion, points, reason, evidence }, at) => {
    fields[`deductions.${at}.criterion`] = criterion
    fields[`deductions.${at}.points`] = points.replace('.', ',')
    fields[`deductions.${at}.reason`] = reason
    fields[`deductions.${at}.evidence`] = evidence ?? ''
  })
  return fields
}
