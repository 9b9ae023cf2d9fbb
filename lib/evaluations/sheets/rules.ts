import {
  gradeCase,
  type GradeLine,
  type GradeResult,
  type GradeSum,
  knockedOut,
  sumCase,
  ticking,
} from '../grading/rules'
import type { GradeCase, Leadership } from '../grading/schema'
import { knockOutOf } from '../schemes/rules'
import type { Letter, Scheme } from '../schemes/schema'
import { countKeys, leadershipKeys } from '../cells/schema'
import { lacksReason, type Outlier, outliersOf } from '../reasons/rules'
import { notGradedWhy } from './absences/rules'
import type { NotGradedReason, PersonMonth, SheetState, StoredDeduction } from './schema'

type Sheet = { state: SheetState; reopenedTill: Date | null }

/** Whether points may still be entered: a reopened month closes by itself when its time is over. */
export function takesPoints({ state, reopenedTill }: Sheet, now: Date): boolean {
  if (state === 'reopened') return reopenedTill === null || now < reopenedTill
  return state === 'open' || state === 'returned'
}

/** Decided, and not open again: a reopening whose time is over is none, also before anything has locked the month. */
export function isSettled(sheet: Sheet, now: Date): boolean {
  return sheet.state !== 'submitted' && !takesPoints(sheet, now)
}

/**
 * Whether this person's points may be entered. What the head scores herself is taken until she has decided it, also when
 * the assessors have sent the month.
 */
export function takesPointsOf(
  sheet: Sheet,
  { byHead, decided }: Pick<PersonMonth, 'byHead' | 'decided'>,
  now: Date,
): boolean {
  return takesPoints(sheet, now) || (byHead && (sheet.state === 'submitted' || !decided))
}

/** Whether another sheet has her: that of the unit above, or that of her own. */
export function judgedElsewhere({ notGraded }: { notGraded: string | null }): boolean {
  return notGraded === 'level_above' || notGraded === 'own_unit'
}

/**
 * Here for less than half of the month: no points are asked of her and none are taken. A case that sets the letter at
 * once grades her all the same, by itself and without a total.
 */
export function isAway({ notGraded }: { notGraded: string | null }): boolean {
  return notGraded === 'few_days' || notGraded === 'on_leave'
}

const leadingTitle =
  /^((quyền|q\.) )?(phó )?(chủ tịch|bí thư|trưởng|giám đốc|chánh|chủ nhiệm|hiệu trưởng|chỉ huy trưởng)( |$)/

/** Leaders are graded by six terms instead of three (NĐ 335). Told from the title, or from terms already given. */
export function leads(scheme: Scheme, person: Pick<PersonMonth, 'positionTitle' | 'points'>): boolean {
  if (scheme.method !== 'points-and-tasks') return false
  return titleLeads(person.positionTitle) || leadershipKeys.some((key) => person.points[key] !== undefined)
}

// The people of a unit share a few titles.
const told = new Map<string, boolean>()
const most = 1000

function titleLeads(title: string): boolean {
  const known = told.get(title)
  if (known !== undefined) return known
  const leading = leadingTitle.test(title.normalize('NFC').trim().toLowerCase())
  if (told.size < most) told.set(title, leading)
  return leading
}

/** The cells that are still empty and must not be, in the order of the sheet. */
export function missingCells(scheme: Scheme, person: PersonMonth): string[] {
  if (isOut(scheme, person) || isAway(person)) return []
  const missing: string[] = scheme.criteria.map(({ id }) => id).filter((id) => !(id in person.points))
  if (scheme.method === 'points') return missing
  if (leads(scheme, person)) missing.push(...leadershipKeys.filter((key) => person.points[key] === undefined))
  const untold = person.tasks.length === 0 && person.notGraded !== 'no_task'
  if (untold && !knockOutOf(scheme, person.knockOut)) missing.push(countKeys[0])
  return missing
}

/** What must still be said in words, by cell: the reason of the grade, and points that have no line. */
export function missingWords(scheme: Scheme, person: PersonMonth): { key: string; why: string }[] {
  const result = isAway(person) ? null : resultOf(scheme, person)
  if (!result || result.grade === null) return []
  const given = {
    grade: result.grade,
    points: person.points,
    remark: person.remark ?? '',
    lines: person.deductions,
    knockOut: person.knockOut,
  }
  return [
    ...(lacksReason(given) ? [{ key: 'remark', why: `Ghi lý do xếp loại ${result.grade}.` }] : []),
    ...outliersOf(scheme, given).map((each) => ({
      key: each.id,
      why: `${outlierWords(each, result.grade)}: thêm một dòng lý do và minh chứng.`,
    })),
  ]
}

function outlierWords(each: Outlier, grade: Letter): string {
  if ('bonus' in each) return 'Điểm thưởng'
  const level = each.letters ? `mức thấp nhất của loại ${grade}` : 'mức chung của người này'
  return `${each.share} % điểm tối đa, ${each.share < each.level ? 'thấp' : 'cao'} hơn hẳn ${level} (${each.level} %)`
}

/** The person's month in the very form that is graded; null while something is missing. */
export function caseOf(scheme: Scheme, person: PersonMonth): GradeCase | null {
  if (missingCells(scheme, person).length > 0) return null
  const given = (keys: readonly string[]) => {
    const points: Record<string, string> = {}
    for (const key of keys) if (key in person.points) points[key] = person.points[key]!
    return points
  }
  const common = {
    scheme: scheme.code,
    points: given(scheme.criteria.map(({ id }) => id)),
    deductions: person.deductions
      .filter(takes)
      .map((each) => ({ criterion: each.criterion, points: each.points, reason: withEvidence(each) })),
    ...ticking(person.knockOut),
  }
  if (scheme.method === 'points') return common
  const tasks = person.tasks.map(({ title: _, ...task }) => task)
  if (!leads(scheme, person)) return { ...common, leader: false, tasks }
  return { ...common, leader: true, tasks, leadership: given(leadershipKeys) as Leadership }
}

/** What the month comes to as it stands; null while something is missing. */
export function resultOf(scheme: Scheme, person: PersonMonth): GradeResult | null {
  if (isOut(scheme, person)) return { grade: null, why: notGradedWhy[person.notGraded] }
  if (isAway(person)) {
    const result = knockedOut(knockOutOf(scheme, person.knockOut)!)
    return { ...result, lines: [...person.deductions.filter(saying).map(saidLine), ...result.lines] }
  }
  const input = caseOf(scheme, person)
  const result = input && gradeCase(scheme, input)
  return result && result.grade !== null ? { ...result, lines: explained(result.lines, person) } : result
}

/** Total and letter alone: for a sheet of 200 people the sentences would cost more than the sums. */
export function sumOf(scheme: Scheme, person: PersonMonth): GradeSum | null {
  if (isOut(scheme, person)) return null
  if (isAway(person)) return knockedOut(knockOutOf(scheme, person.knockOut)!)
  const input = caseOf(scheme, person)
  return input && sumCase(scheme, input)
}

function isOut<Person extends Pick<PersonMonth, 'notGraded' | 'knockOut'>>(
  scheme: Scheme,
  person: Person,
): person is Person & { notGraded: NotGradedReason } {
  return judgedElsewhere(person) || (person.notGraded !== null && !knockOutOf(scheme, person.knockOut))
}

const takes = ({ points }: StoredDeduction) => Number(points) > 0
const saying = (each: StoredDeduction) => !takes(each)

/** A line's reason as a decision has it. */
export function withEvidence({ reason, evidence }: StoredDeduction): string {
  return evidence ? `${reason} (${evidence})` : reason
}

/** How what a line without points says begins in a decision. */
export const because = 'Căn cứ: '

// A line that takes nothing says, after the criterion's points, why they are what they are.
function explained(
  lines: readonly GradeLine[],
  { deductions }: Pick<PersonMonth, 'deductions'>,
): GradeLine[] {
  return lines.flatMap((line, at) => {
    if (lines.slice(at + 1).some(({ criterion }) => criterion === line.criterion)) return [line]
    const own = deductions.filter((each) => saying(each) && each.criterion === line.criterion)
    return [line, ...own.map(saidLine)]
  })
}

function saidLine(each: StoredDeduction): GradeLine {
  return { criterion: each.criterion, points: '0.0000', why: `${because}${withEvidence(each)}` }
}

export type Turn = 'assessor' | 'rating_authority' | 'personnel' | 'nobody'

/** Who has the next step. */
export function turnOf(sheet: Sheet, now: Date): Turn {
  if (takesPoints(sheet, now)) return 'assessor'
  if (sheet.state === 'submitted' || sheet.state === 'reopened') return 'rating_authority'
  return sheet.state === 'approved' ? 'personnel' : 'nobody'
}
