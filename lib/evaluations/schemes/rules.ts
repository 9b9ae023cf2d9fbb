import { compare, decimal, multiply, ratio, toShortest, type Rational } from '@/lib/decimal'
import type { Band, Criterion, KnockOut, Letter, Scheme, StaffCategory } from './schema'

export type QuotaReport = {
  letter: Letter
  /** How many hold the letter. */
  count: number
  /** How many the percentage is taken of. */
  base: number
  percent: string
  /** What the percentage comes to, in words for paper: `11,2`. */
  share: string
  /** `20 % số người xếp loại A, B`. */
  rule: string
  /** The most that may hold the letter. */
  ceiling: number
  over: boolean
  why: string
}

/** The scheme in force for a category of staff in a month (yyyy-mm); the latest one where several are. */
export function schemeFor(
  schemes: readonly Scheme[],
  month: string,
  category?: StaffCategory,
): Scheme | null {
  const inForce = schemes.filter(
    (scheme) =>
      scheme.validFrom <= month &&
      (scheme.validTo === null || month <= scheme.validTo) &&
      (category === undefined || scheme.staffCategories.includes(category)),
  )
  return inForce.reduce<Scheme | null>(
    (latest, scheme) => (latest && latest.validFrom >= scheme.validFrom ? latest : scheme),
    null,
  )
}

/** Whom a scheme of a month is for: its categories without those that a later one of the month has taken over. */
export function categoriesOf(schemes: readonly Scheme[], code: string): StaffCategory[] {
  const own = schemes.find((scheme) => scheme.code === code)
  const later = schemes.filter((scheme) => own && scheme.validFrom > own.validFrom)
  return (own?.staffCategories ?? []).filter(
    (category) => !later.some(({ staffCategories }) => staffCategories.includes(category)),
  )
}

/** A criterion as texts cite it, `II.3 Tinh thần trách nhiệm`; an id that is a word is nobody's code. */
export function criterionName({ id, label }: Pick<Criterion, 'id' | 'label'>): string {
  return /\d/.test(id) ? `${id} ${label.vi}` : label.vi
}

/** The letters by which these schemes grade, the best first: one may do without the lower ones. */
export function lettersOf(schemes: readonly Scheme[]): Letter[] {
  return [...new Set(schemes.flatMap(({ bands }) => bands.map(({ letter }) => letter)))].toSorted()
}

/** The band of a total that is already rounded. */
export function bandOf(scheme: Scheme, total: Rational): Band {
  const band = scheme.bands.find((each) => compare(total, decimal(each.from)) >= 0)
  if (!band) throw new RangeError(`No band of ${scheme.code} begins at or below ${toShortest(total)}`)
  return band
}

/** The case that is ticked; undefined where none is. */
export function knockOutOf(scheme: Scheme, id: string | null | undefined): KnockOut | undefined {
  return scheme.knockOuts.find((each) => each.id === id)
}

/** The lower of two letters. */
export function lowerOf({ bands }: Scheme, one: Letter, other: Letter): Letter {
  const at = (letter: Letter) => bands.findIndex((band) => band.letter === letter)
  return at(one) > at(other) ? one : other
}

/** Whether somebody was in post for enough of the month to be graded. */
export function servedEnough(scheme: Scheme, daysInPost: number, daysInMonth: number): boolean {
  return compare(ratio(daysInPost, daysInMonth), decimal(scheme.midMonth.notGradedBelow)) >= 0
}

/**
 * How a unit's letters stand against the quota. It informs; nobody is ever downgraded by it. `outstanding`: the number of
 * the decision that rates the unit outstanding; null where none does.
 */
export function quotaOf(
  scheme: Scheme,
  grades: readonly (Letter | null)[],
  outstanding: string | null,
): QuotaReport {
  const { letter, base: baseLetters } = scheme.quota
  const percent = outstanding === null ? scheme.quota.percent : scheme.quota.outstandingPercent
  const raised =
    outstanding === null ? '' : ` (đơn vị hoàn thành xuất sắc nhiệm vụ theo Quyết định số ${outstanding})`
  const count = grades.filter((grade) => grade === letter).length
  const base = grades.filter((grade) => grade !== null && baseLetters.includes(grade)).length
  const allowed = multiply(ratio(base), multiply(decimal(percent), ratio(1, 100)))
  const ceiling = Number(allowed.n / allowed.d)
  const [written, share] = [percent, toShortest(allowed, 2)].map((each) => each.replace('.', ',')) as [
    string,
    string,
  ]
  const most =
    ceiling > 0 ? `nên nhiều nhất ${ceiling} người loại ${letter}` : `chưa đủ để có một người loại ${letter}`
  return {
    letter,
    count,
    base,
    percent,
    share,
    rule: `${written} % số người ${baseWords(scheme)}${raised}`,
    ceiling,
    over: count > ceiling,
    why: `${written} %${raised} của ${base} người ${baseWords(scheme)} là ${share}, ${most}; ${count > 0 ? `hiện có ${count}` : 'hiện chưa có ai'}.`,
  }
}

function baseWords(scheme: Scheme): string {
  const counted = scheme.bands.filter((band) => scheme.quota.base.includes(band.letter))
  if (counted.length === scheme.bands.length) return 'được xếp loại'
  return `xếp loại ${counted.map((band) => band.letter).join(', ')}`
}
