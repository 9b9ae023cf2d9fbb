import {
  compare,
  decimal,
  divide,
  type Rational,
  ratio,
  round,
  subtract,
  sum,
  toFixed,
  toShortest,
} from '@/lib/decimal'
import { formatNumber } from '@/lib/format'
import { addMonths, type Month } from '@/lib/month'
import type { ExplainedQuota } from '../quotas/schema'
import type { Letter } from '../schemes/schema'
import type { GradedOnce, MonthDossiers, Remark, Tally } from './schema'

/** Fewer people than this are a handful, in whom sameness says nothing. */
export const fewest = 5
/** Points this close together are no distinction. */
const narrow = decimal('1')
/** A share that moved by as many points of a hundred is worth a look. */
const moved = 20
const lateMoved = 2

export function tallyOf(graded: readonly GradedOnce[]): Tally {
  const letters: Record<Letter, number> = { A: 0, B: 0, C: 0, D: 0 }
  for (const { grade } of graded) if (grade) letters[grade] += 1
  const totals = graded.flatMap(({ grade, total }) => (grade && total ? [decimal(total)] : []))
  return {
    graded: graded.filter(({ grade }) => grade !== null).length,
    letters,
    mean: totals.length > 0 ? toFixed(divide(sum(totals), ratio(totals.length)), 2) : null,
  }
}

/** By group, in the order they come. */
export function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** What a unit's own figures say about its month: of counts only, so that it may be said of a unit from above. */
export function unitRemarks(
  name: string,
  month: Month,
  all: readonly GradedOnce[],
  dossiers: readonly MonthDossiers[],
): Remark[] {
  const now = all.filter((each) => each.month === month)
  const before = all.filter((each) => each.month < month && each.month >= addMonths(month, -12))
  return [...sameGrade(name, now), ...shift(now, before), ...againstFigures(month, now, before, dossiers)]
}

/**
 * The same of its parts and of those who score: for who may see the points. A row counts for each who wrote in it, and the
 * sentence says of how many that was together with another.
 */
export function insideRemarks(month: Month, all: readonly GradedOnce[]): Remark[] {
  const now = all.filter((each) => each.month === month)
  const parts = groupedBy(now, ({ part }) => part)
  return [
    ...(parts.size > 1 ? [...parts].flatMap(([part, people]) => sameGrade(part, people)) : []),
    ...[...new Set(now.flatMap(({ assessors }) => assessors))].flatMap((assessor) => {
      const hers = all.filter(({ assessors }) => assessors.includes(assessor))
      return [
        ...flatPoints(
          assessor,
          hers.filter((each) => each.month === month),
        ),
        ...sameAsBefore(assessor, month, hers),
      ]
    }),
  ]
}

export function quotaRemarks(quotas: readonly ExplainedQuota[]): Remark[] {
  return quotas
    .filter(({ quota }) => quota.over)
    .map(({ name, quota, reason }) => ({
      kind: 'quota',
      text: `${name}: ${quota.why} ${reason ? `Lý do đã ghi: ${reason}` : 'Chưa có lý do nào được ghi.'}`,
    }))
}

function sameGrade(name: string, people: readonly GradedOnce[]): Remark[] {
  const graded = people.filter(({ grade }) => grade !== null)
  const first = graded[0]?.grade
  if (graded.length < fewest || graded.some(({ grade }) => grade !== first)) return []
  return [{ kind: 'same-grade', text: `${name}: cả ${graded.length} người được xếp loại ${first}.` }]
}

function flatPoints(assessor: string, people: readonly GradedOnce[]): Remark[] {
  const totals = people.flatMap(({ total }) => (total ? [decimal(total)] : [])).sort(compare)
  const [low, high] = [totals[0], totals.at(-1)]
  if (totals.length < fewest || !low || !high || compare(subtract(high, low), narrow) > 0) return []
  const text =
    compare(low, high) === 0
      ? `${scored(assessor, people)} cùng một mức ${points(low)} điểm.`
      : `${scored(assessor, people)} từ ${points(low)} đến ${points(high)} điểm, chênh nhau ${points(subtract(high, low))}.`
  return [{ kind: 'flat-points', text }]
}

/** Of how many she wrote the points, and of how many of them not alone. */
function scored(assessor: string, people: readonly GradedOnce[]): string {
  const given = people.filter(({ total }) => total)
  const together = given.filter(({ assessors }) => assessors.length > 1).length
  return `${assessor} chấm ${given.length} người${together > 0 ? ` (${together} người cùng người khác chấm)` : ''}`
}

/** The very points of the two months before, for everybody she scored in all three. */
function sameAsBefore(assessor: string, month: Month, hers: readonly GradedOnce[]): Remark[] {
  const months = [month, addMonths(month, -1), addMonths(month, -2)]
  const followed = [...groupedBy(hers, ({ person }) => person).values()]
    .map((own) => months.flatMap((each) => own.find((once) => once.month === each && once.total) ?? []))
    .filter((own) => own.length === months.length)
  const differs = followed.some((own) => new Set(own.map(({ total }) => total)).size > 1)
  if (followed.length < fewest || differs) return []
  const now = followed.flatMap((own) => own.slice(0, 1))
  return [
    {
      kind: 'same-as-before',
      text: `${scored(assessor, now)} đúng số điểm của từng người trong 3 tháng liền.`,
    },
  ]
}

function shift(now: readonly GradedOnce[], before: readonly GradedOnce[]): Remark[] {
  const [this_, past] = [tallyOf(now), tallyOf(before)]
  const months = new Set(before.map(({ month }) => month)).size
  if (this_.graded < fewest || months < 3 || past.graded === 0) return []
  return (['A', 'B', 'C', 'D'] as const).flatMap((letter): Remark[] => {
    const [share, usual] = [
      part(this_.letters[letter], this_.graded),
      part(past.letters[letter], past.graded),
    ]
    const change = subtract(share, usual)
    if (compare(change, ratio(moved)) < 0 && compare(change, ratio(-moved)) > 0) return []
    return [
      {
        kind: 'shift',
        text: `Loại ${letter} chiếm ${percent(share)} (${this_.letters[letter]} trên ${this_.graded} người); ${months} tháng trước chiếm ${percent(usual)} (${past.letters[letter]} trên ${formatNumber(past.graded, 'vi')} lượt).`,
      },
    ]
  })
}

/** Lateness and grades that go different ways. Lateness has many causes: it asks, it proves nothing. */
function againstFigures(
  month: Month,
  now: readonly GradedOnce[],
  before: readonly GradedOnce[],
  dossiers: readonly MonthDossiers[],
): Remark[] {
  const here = dossiers.find((each) => each.month === month)
  const past = dossiers.filter((each) => each.month < month && each.month >= addMonths(month, -12))
  const finished = past.reduce((all, each) => all + each.finished, 0)
  const [this_, usual] = [tallyOf(now), tallyOf(before)]
  if (!here || here.finished === 0 || finished === 0 || this_.graded < fewest || usual.graded === 0) return []
  const late = part(here.late, here.finished)
  const lateBefore = part(
    past.reduce((all, each) => all + each.late, 0),
    finished,
  )
  const good = part(this_.letters.A + this_.letters.B, this_.graded)
  const goodBefore = part(usual.letters.A + usual.letters.B, usual.graded)
  const change = subtract(late, lateBefore)
  const worse = compare(change, ratio(lateMoved)) >= 0 && compare(good, goodBefore) >= 0
  const better = compare(change, ratio(-lateMoved)) <= 0 && compare(good, goodBefore) < 0
  if (!worse && !better) return []
  return [
    {
      kind: 'figures',
      text: `${percent(late)} hồ sơ trả quá hạn (${formatNumber(here.late, 'vi')} trên ${formatNumber(here.finished, 'vi')}), 12 tháng trước là ${percent(lateBefore)}; ${percent(good)} người được xếp loại A hoặc B (${this_.letters.A + this_.letters.B} trên ${this_.graded}), 12 tháng trước là ${percent(goodBefore)}.`,
    },
  ]
}

function part(count: number, of: number): Rational {
  return ratio(count * 100, of)
}

function percent(share: Rational): string {
  return `${toShortest(round(share, 1), 1).replace('.', ',')}\u00a0%`
}

function points(value: Rational): string {
  return toFixed(value, 2).replace('.', ',')
}
