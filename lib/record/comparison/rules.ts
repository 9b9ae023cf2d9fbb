import type { UnitPublished } from '../publications/schema'
import { onTimeRate, type Rate, satisfactionRate } from '../rates/rules'
import {
  type Choice,
  compareWords,
  type District,
  kinds,
  orders,
  type Size,
  type SizeGroup,
  sizes,
} from './schema'

/** What the words of an address in a language choose; null where one of them is no word of it. */
export function choiceOf(locale: 'vi' | 'en', words: Record<keyof Choice, string>): Choice | null {
  const own = compareWords[locale]
  const kind = kinds.find((one) => own.kinds[one] === words.kind)
  const order = orders.find((one) => own.orders[one] === words.order)
  const district = words.district === own.kinds.all ? 'all' : words.district
  return kind && order ? { kind, district, order } : null
}

/** The units chosen, those of similar size together, each group in the order asked for. */
export function chosenUnits(
  units: readonly UnitPublished[],
  { kind, district, order }: Choice,
  districts: readonly District[],
): SizeGroup[] {
  const within = district === 'all' ? null : districts.find(({ slug }) => slug === district)?.units
  const found = units
    .filter(({ row }) => kind === 'all' || kindOf(row.unit.name) === kind)
    .filter(({ row }) => within === null || within?.includes(row.unit.slug))
    .sort(compare[order])
  return sizes
    .map((size) => ({ size, units: found.filter((unit) => sizeOf(unit) === size) }))
    .filter((group) => group.units.length > 0)
}

const collator = new Intl.Collator('vi')

type Compare = (a: UnitPublished, b: UnitPublished) => number

// By its own name: the kind before it (phường, xã) says nothing.
const own = ({ row }: UnitPublished) => row.unit.name.replace(/^(Phường|Xã|Thị trấn|Đặc khu)\s+/u, '')
export const byName: Compare = (a, b) => collator.compare(own(a), own(b))
/** The largest first, no figure last, equals by name. */
const down =
  (of: (unit: UnitPublished) => number | null): Compare =>
  (a, b) =>
    (of(b) ?? -1) - (of(a) ?? -1) || byName(a, b)
const rateOf = ({ value }: Rate) => (value === null ? null : Number(value))

const compare: Record<Choice['order'], Compare> = {
  name: byName,
  received: down(({ row }) => row.dossiers.received),
  'on-time': down(({ row }) => rateOf(onTimeRate(row))),
  satisfied: down(({ row }) => rateOf(satisfactionRate(row))),
}

function kindOf(name: string): 'ward' | 'commune' {
  return name.startsWith('Phường') ? 'ward' : 'commune'
}

function sizeOf({ row }: UnitPublished): Size {
  const { received } = row.dossiers
  if (received === null) return 'unknown'
  return received >= 2000 ? 'large' : received >= 1000 ? 'medium' : 'small'
}

/** In percent, one place, the span rounded outwards. */
export type Interval = { low: string; high: string }

/** The 95 % interval of Wilson for a share of so many: how far chance alone may have moved it. */
export function interval({ numerator, denominator, value }: Rate): Interval | null {
  if (value === null || numerator === null || !denominator) return null
  const [p, n, z] = [numerator / denominator, denominator, 1.96]
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const place = (round: (x: number) => number, x: number) =>
    String(Math.min(1000, Math.max(0, round(Number((x * 1000).toFixed(6))))) / 10)
  return { low: place(Math.floor, middle - half), high: place(Math.ceil, middle + half) }
}

export type Verdict = 'alike' | 'higher' | 'lower'

/** Whether a share differs from that of the whole by more than chance explains. */
export function besideWhole(rate: Rate, whole: Rate): Verdict | null {
  const found = interval(rate)
  if (!found || whole.value === null) return null
  if (Number(found.low) > Number(whole.value)) return 'higher'
  return Number(found.high) < Number(whole.value) ? 'lower' : 'alike'
}

/** Whether two shares differ by more than chance explains: their intervals do not meet. */
export function besideOther(one: Rate, other: Rate): Verdict | null {
  const [a, b] = [interval(one), interval(other)]
  if (!a || !b) return null
  if (Number(a.low) > Number(b.high)) return 'higher'
  return Number(a.high) < Number(b.low) ? 'lower' : 'alike'
}
