import { parseDecimal } from '@/lib/decimal'
import { pointsFault } from '../cells/rules'
import { tooLong } from '../drafts/rules'
import { plain, same, standingOf } from '../merging/rules'
import { knockOutOf } from '../schemes/rules'
import type { Scheme } from '../schemes/schema'
import {
  evidenceKinds,
  type PersonMonth,
  type SheetPerson,
  type StoredDeduction,
  type StoredTask,
} from '../sheets/schema'
import type { FieldFault, Fields, TypedLine, TypedTask } from './schema'

type Read = { tasks?: StoredTask[]; deductions: StoredDeduction[]; faults: FieldFault[] }

/** Each field as it is to be: what she typed where she typed, what stands now elsewhere; two different hands are a fault. */
export function mergeFields(base: Fields | undefined, typed: Fields, now: Fields) {
  const fields: Fields = {}
  const clashes: FieldFault[] = []
  for (const field of new Set([...Object.keys(typed), ...Object.keys(now)])) {
    const [mine = '', theirs = ''] = [typed[field], now[field]]
    const standing = standingOf(base && (base[field] ?? ''), mine, theirs)
    fields[field] = standing === 'untouched' ? theirs : mine
    if (standing === 'clash')
      clashes.push({ field, why: 'Người khác vừa sửa chỗ này.', typed: mine, now: theirs })
  }
  return { fields, clashes }
}

/** What she changed, by field: to be kept while the page cannot be saved. */
export function touchedFields(base: Fields, typed: Fields): string[] {
  return Object.keys(typed).filter((field) => !same(typed[field] ?? '', base[field] ?? ''))
}

/** Reads the page: lines left blank fall away, everything wrong is named. */
export function readPerson(scheme: Scheme, fields: Fields): Read {
  const faults: FieldFault[] = []
  const tasks =
    scheme.method === 'points-and-tasks' ? readTasks(linesOf(fields, 'tasks', taskOf), faults) : undefined
  const deductions = readLines(scheme, linesOf(fields, 'deductions', lineOf), faults)
  if (fields.knockOut && !knockOutOf(scheme, fields.knockOut))
    faults.push({ field: 'knockOut', why: 'Phương án của tháng này không có trường hợp ấy: chọn lại.' })
  const long = tooLong(fields)
  const other = faults.filter(({ field }) => !long.some((each) => each.field === field))
  return { tasks, deductions, faults: [...long, ...other] }
}

/** As many tasks, and as many lines of evidence, a person's page has. */
export const mostLines = 200

type FieldOf = (key: string) => string

// Lines by their number in the form: `tasks.0.units`, `tasks.1.units` …
function linesOf<Line>(fields: Fields, name: string, read: (field: FieldOf) => Line): Line[] {
  const numbers = Object.keys(fields).flatMap(
    (key) => new RegExp(`^${name}\\.(\\d{1,3})\\.`).exec(key)?.[1] ?? [],
  )
  const count = Math.min(Math.max(-1, ...numbers.map(Number)) + 1, mostLines)
  return Array.from({ length: count }, (_, at) => read((key) => fields[`${name}.${at}.${key}`] ?? ''))
}

function taskOf(field: FieldOf): TypedTask {
  return {
    title: field('title'),
    units: field('units'),
    completed: field('completed') === '1',
    failedReviews: field('failedReviews'),
    late: field('late'),
    objectiveCause: field('objectiveCause') === '1',
  }
}

function lineOf(field: FieldOf): TypedLine {
  return {
    criterion: field('criterion'),
    points: field('points'),
    reason: field('reason'),
    kind: field('kind'),
    evidence: field('evidence'),
    file: field('file'),
  }
}

function readTasks(typed: readonly TypedTask[], faults: FieldFault[]): StoredTask[] {
  return typed.flatMap((task, at) =>
    isBlank(task)
      ? []
      : [readTask(task, (field, why) => faults.push({ field: `tasks.${at}.${field}`, why }))],
  )
}

/** A task of which nothing but a box is filled in is none. */
export function isBlank({ title, units, failedReviews, late }: TypedTask): boolean {
  return ![title, units, failedReviews, late].some(Boolean)
}

/** One task as the page takes it; `wrong` is told of each of its fields that it would not take. */
export function readTask(
  typed: TypedTask,
  wrong: (field: 'units' | 'failedReviews' | 'late', why: string) => void,
): StoredTask {
  const units = typed.units.replace(',', '.')
  if (units === '') wrong('units', 'Ghi số đơn vị sản phẩm chuẩn của việc này, ví dụ 1 hoặc 2,5.')
  else if (pointsFault(units, '999')) wrong('units', pointsFault(units, '999') ?? '')
  else if (parseDecimal(units)?.n === 0n) wrong('units', 'Phải lớn hơn 0; việc không tính thì xóa dòng này.')
  for (const field of ['failedReviews', 'late'] as const)
    if (!/^\d{0,3}$/.test(typed[field])) wrong(field, 'Ghi số lần, số nguyên từ 0 trở lên.')
  return {
    title: typed.title || null,
    units,
    completed: typed.completed,
    failed_reviews: Number(typed.failedReviews),
    late: Number(typed.late),
    objective_cause: typed.objectiveCause,
  }
}

function readLines(scheme: Scheme, typed: readonly TypedLine[], faults: FieldFault[]): StoredDeduction[] {
  return typed.flatMap((each, at) => {
    if (!Object.values(each).some(Boolean)) return []
    const wrong = (field: string, why: string) => faults.push({ field: `deductions.${at}.${field}`, why })
    const points = each.points.replace(',', '.') || '0'
    const kind = evidenceKinds.find((known) => known === each.kind) ?? null
    if (!scheme.criteria.some(({ id }) => id === each.criterion))
      wrong('criterion', 'Chọn tiêu chí mà dòng này nói đến.')
    if (pointsFault(points, '100')) wrong('points', pointsFault(points, '100') ?? '')
    if (each.reason === '') wrong('reason', 'Ghi lý do.')
    if (!kind) wrong('kind', 'Chọn loại minh chứng.')
    else if (kind === 'file' && each.file === '') wrong('upload', 'Đính kèm tệp làm minh chứng.')
    else if (kind !== 'file' && each.evidence === '')
      wrong('evidence', 'Ghi rõ minh chứng, ví dụ “Điều 7 Bộ quy tắc ứng xử” hoặc số hồ sơ.')
    const { criterion, reason } = each
    return [{ criterion, points, reason, kind, evidence: each.evidence || null, file: each.file || null }]
  })
}

type Change = {
  tasks?: StoredTask[]
  noTask?: boolean
  deductions?: StoredDeduction[]
  remark?: string | null
  knockOut?: string | null
}

/** What of the page is not yet as it stands; null when all of it is. */
export function changeOf(
  person: SheetPerson,
  { tasks, deductions }: Omit<Read, 'faults'>,
  { remark = '', knockOut = '' }: Fields,
): Change | null {
  const stored = storedFields(person)
  const stands = readPerson(person.scheme, stored)
  const differs = (now: unknown, before: unknown) => written(now) !== written(before)
  const change: Change = {}
  if (tasks && differs(tasks, stands.tasks)) {
    change.tasks = tasks
    if (tasks.length > 0) change.noTask = false
  }
  if (differs(deductions, stands.deductions)) change.deductions = deductions
  if (remark !== stored.remark) change.remark = remark || null
  if (knockOut !== stored.knockOut) change.knockOut = knockOut || null
  return Object.keys(change).length > 0 ? change : null
}

/** Numbers by their value: `2,50` is `2,5`. */
function written(lines: unknown): string {
  return JSON.stringify(lines, (key, value: unknown) =>
    key === 'units' || key === 'points' ? plain(String(value)) : value,
  )
}

/** What is stored, by the names of the page's fields. */
export function storedFields(
  person: Pick<PersonMonth, 'tasks' | 'deductions' | 'remark' | 'knockOut'>,
): Fields {
  const box = (value: boolean) => (value ? '1' : '')
  const fields: Fields = {
    remark: person.remark ?? '',
    knockOut: person.knockOut ?? '',
  }
  person.tasks.forEach((task, at) => {
    fields[`tasks.${at}.title`] = task.title ?? ''
    fields[`tasks.${at}.units`] = task.units.replace('.', ',')
    fields[`tasks.${at}.failedReviews`] = String(task.failed_reviews)
    fields[`tasks.${at}.late`] = String(task.late)
    fields[`tasks.${at}.completed`] = box(task.completed)
    fields[`tasks.${at}.objectiveCause`] = box(task.objective_cause)
  })
  person.deductions.forEach(({ criterion, points, reason, kind, evidence, file }, at) => {
    fields[`deductions.${at}.criterion`] = criterion
    fields[`deductions.${at}.points`] = points === '0' ? '' : points.replace('.', ',')
    fields[`deductions.${at}.reason`] = reason
    fields[`deductions.${at}.kind`] = kind ?? ''
    fields[`deductions.${at}.evidence`] = evidence ?? ''
    fields[`deductions.${at}.file`] = file ?? ''
  })
  return fields
}
