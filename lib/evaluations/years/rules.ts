import { decimal, divide, type Rational, ratio, round, sum, toFixed, toShortest } from '@/lib/decimal'
import { nextWorkingDay } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { type Day, type Month, monthsBetween } from '@/lib/month'
import { bandOf, lettersOf } from '../schemes/rules'
import type { Letter, Scheme } from '../schemes/schema'
import type {
  DecidedMonth,
  YearFault,
  YearMay,
  YearMonth,
  YearPerson,
  YearResult,
  YearRowsInput,
  YearTurn,
} from './schema'

/** NĐ 335, Điều 11: fewer months worked are not graded. */
export const fewestMonths = 6

export function monthsOfYear(year: number): Month[] {
  return monthsBetween(`${year}-01`, `${year}-12`)
}

/**
 * A person's year from the decisions of its months, whichever unit made them. A month that two units graded counts
 * once, by the mean of both. Exact until the mean, which is rounded half up; the band is taken from what is shown.
 */
export function yearOf(scheme: Scheme, year: number, decided: readonly DecidedMonth[]): YearResult {
  const points: Rational[] = []
  let worked = 0
  const months = monthsOfYear(year).map((month): YearMonth => {
    const here = decided.filter((each) => each.month === month)
    const totals = here.flatMap(({ total }) => (total === null ? [] : [decimal(total)]))
    const own = totals.length > 0 ? divide(sum(totals), ratio(totals.length)) : null
    if (own) points.push(own)
    const letters = here.flatMap(({ grade }) => grade ?? []).toSorted()
    if (letters.length > 0) worked += 1
    return { month, points: own && toFixed(own, 2), letters, note: noteOf(here) }
  })
  const mean = points.length > 0 ? round(divide(sum(points), ratio(points.length)), 2) : null
  const shown = mean && toFixed(mean, 2)
  const result = (grade: Letter | null, why: string) => ({ months, worked, mean: shown, grade, why })
  if (worked < fewestMonths)
    return result(
      null,
      `Có ${worked} tháng được xếp loại, dưới ${fewestMonths} tháng nên không xếp loại năm.`,
    )
  if (decided.some(({ disciplined, month }) => disciplined && month.startsWith(String(year)))) {
    const { letter, label } = scheme.knockOuts[0]!
    return result(letter, `${label.vi}: xếp loại ${letter}.`)
  }
  if (!mean) return result(null, 'Không tháng nào có điểm nên không xếp loại năm.')
  const band = bandOf(scheme, mean)
  return result(
    band.letter,
    `Trung bình ${points.length} tháng là ${toShortest(mean, 2).replace('.', ',')}, từ ${band.from.replace('.', ',')} điểm trở lên: ${band.name.vi.toLowerCase()}.`,
  )
}

function noteOf(here: readonly DecidedMonth[]): string {
  if (here.length === 0) return 'Chưa có quyết định.'
  const several = here.length > 1
  return here
    .map(({ unit, total, grade, notGraded, disciplined, struck }) => {
      const said = disciplined
        ? `Xếp loại ${grade} do kỷ luật.`
        : (notGraded ?? struck ?? (several ? `${(total ?? '').replace('.', ',')} điểm.` : ''))
      return [unit, said].filter(Boolean).join(': ')
    })
    .join(' ')
}

/** Twelve months are together in December at the earliest; before that a year is a running figure. */
export function isEarly(year: number, today: Day): boolean {
  return today < `${year}-12-01`
}

/** The day whose posts say which unit rates the year: its last one, or today while it runs. */
export function ratingDay(year: number, today: Day): Day {
  const last = `${year}-12-31`
  return today < last ? today : last
}

/** Years that can be looked at, the newest first: the one that runs and those that were. */
export function yearsUpTo(today: Day, oldest: number): number[] {
  const current = Number(today.slice(0, 4))
  return Array.from({ length: Math.max(0, current - oldest + 1) }, (_, back) => current - back)
}

/** The year that is being rated: from 1 December until the end of March, when whatever is left is history. */
export function yearUnderWay(today: Day): number | null {
  const year = Number(today.slice(0, 4))
  if (!isEarly(year, today)) return year
  return today < `${year}-04-01` ? year - 1 : null
}

/** The last day for a year's decisions. */
export function yearDeadline(year: number, holidays: readonly Holiday[]): Day {
  return nextWorkingDay(`${year}-12-15`, holidays)
}

/** Whether her own word on her year is still asked for. */
export function owesSelfRating(rated: Pick<YearPerson, 'above' | 'self' | 'decisions' | 'result'>): boolean {
  return !rated.above && rated.result.grade !== null && !rated.self && rated.decisions.length === 0
}

type Rated = Pick<YearPerson, 'person' | 'above' | 'byHead' | 'proposal' | 'decisions' | 'result'>

/**
 * Whose turn these people's year is, and of how many. Somebody without a grade, and who scores in the unit, needs no
 * proposal before; a decision waits for the proposals of the others.
 */
export function turnOfYear(people: readonly Rated[]): { turn: YearTurn; left: number } {
  const open = openYears(people)
  const unproposed = open.filter(awaitsProposal)
  if (unproposed.length > 0) return { turn: 'assessor', left: unproposed.length }
  return { turn: open.length > 0 ? 'rating_authority' : 'nobody', left: open.length }
}

const openYears = <Person extends Rated>(people: readonly Person[]) =>
  people.filter(({ above, decisions }) => !above && decisions.length === 0)

const awaitsProposal = ({ byHead, proposal, result }: Rated) => !byHead && !proposal && result.grade !== null

/** Whether the year of that person is hers to propose or to decide. */
export function mayRate(
  { me, propose, decide, head }: YearMay,
  step: 'proposal' | 'decision',
  { person, above, byHead }: Pick<YearPerson, 'person' | 'above' | 'byHead'>,
): boolean {
  if (above || person === me) return false
  return step === 'proposal' ? propose && !byHead : decide && (head || !byHead)
}

export type YearStepDue = { step: 'proposal' | 'decision'; left: number }

/** What of a unit's year waits for her: proposals; decisions once they are made, of who scores at once. */
export function dueUnit(people: readonly Rated[], may: YearMay): YearStepDue[] {
  const open = openYears(people)
  const proposing = turnOfYear(people).turn === 'assessor'
  const waiting = {
    proposal: open.filter(awaitsProposal),
    decision: proposing ? open.filter((each) => each.byHead) : open,
  }
  return (['proposal', 'decision'] as const).flatMap((step) => {
    const left = waiting[step].filter((each) => mayRate(may, step, each)).length
    return left > 0 ? [{ step, left }] : []
  })
}

const ratedBy = {
  proposal: 'Người này theo dõi, đánh giá trong đơn vị: người có thẩm quyền xếp loại đề xuất và quyết định.',
  decision:
    'Người này theo dõi, đánh giá trong đơn vị như người đang quyết định: để chính người có thẩm quyền xếp loại quyết định.',
}

/** Why somebody cannot propose or decide that of a person; null where she can. */
export function ratingFault(
  may: YearMay,
  step: YearRowsInput['step'],
  rated: Pick<YearPerson, 'person' | 'above' | 'byHead' | 'proposers' | 'result' | 'scheme'>,
  grade: string | null,
  note: string,
): Omit<YearFault, 'person'> | null {
  const { person, byHead, proposers, result, scheme } = rated
  if (person === may.me)
    return { field: 'grade', why: 'Không ai tự xếp loại cho mình; người có thẩm quyền khác phải làm.' }
  if (!mayRate(may, step, rated)) return { field: 'grade', why: ratedBy[step] }
  if (step === 'decision' && !byHead && proposers.includes(may.me))
    return {
      field: 'grade',
      why: 'Người đang quyết định đã đề xuất cho người này; người đề xuất và người quyết định phải là hai người.',
    }
  const letters: string[] = lettersOf([scheme])
  if (grade !== null && !letters.includes(grade))
    return { field: 'grade', why: `Phương án ${scheme.code} chỉ có các loại ${letters.join(', ')}.` }
  if (grade !== result.grade && note === '')
    return { field: 'note', why: `Khác với loại ${result.grade} tính theo điểm: ghi lý do ở ô này.` }
  return null
}

/** What is wrong with the form, at the row and the field; null where it is no form of this page. */
export function faultsOfForm(
  rows: readonly { person: string }[],
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): YearFault[] | null {
  const faults = issues.map(({ path: [part, at, field], message: why }): YearFault | null => {
    const person = part === 'rows' ? rows[Number(at)]?.person : undefined
    if (person && field === 'note') return { person, field, why }
    if (part === 'reason') return { person: null, field: part, why }
    return part === 'quotaReasons' ? { person: null, field: `${part}.${String(at)}`, why } : null
  })
  return faults.every((fault) => fault !== null) ? faults : null
}
