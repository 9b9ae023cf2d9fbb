import { formatMonth } from '@/lib/format'
import { addMonths, type Day, type Month } from '@/lib/month'
import { texts } from '@/lib/texts'
import type { Scheme, StaffCategory } from '../schema'
import { categories } from './form/rules'
import type { SchemeFault } from './schema'

/** `to`: the last month for everybody; `ends`: for each of its categories. */
export type InForce = {
  code: string
  from: Month
  to: Month | null
  /** The last day of each category that a later scheme took over. */
  ended: Partial<Record<StaffCategory, Day>>
  ends: ReadonlyMap<StaffCategory, Month | null>
}

/** The first month that no sheet has been opened for: what is opened is graded as it was. */
export function firstFree(current: Month, lastOpened: Month | null): Month {
  const next = addMonths(current, 1)
  return lastOpened && lastOpened >= next ? addMonths(lastOpened, 1) : next
}

/**
 * Why a scheme cannot follow those in force: its month has begun, its code is taken, a later scheme has taken one of
 * its categories, or a month of one would be left without a scheme. What is in force for other categories stays.
 */
export function placeFaults(scheme: Scheme, others: readonly InForce[], free: Month): SchemeFault[] {
  const faults: SchemeFault[] = []
  const said = (month: Month) => formatMonth(month, 'vi')
  const same = others.find(({ code }) => code.toLowerCase() === scheme.code.toLowerCase())
  if (same) faults.push({ field: 'code', why: `Mã ${same.code} đã là của một phương án khác: đặt mã mới.` })
  if (scheme.validFrom < free)
    faults.push({
      field: 'from',
      why: `Bảng của ${said(addMonths(free, -1))} đã mở theo phương án cũ: chọn từ ${said(free)} trở đi.`,
    })
  for (const other of others) {
    const shared = scheme.staffCategories.filter((category) => other.ends.has(category))
    if (shared.length > 0 && other.from >= scheme.validFrom)
      faults.push({
        field: 'from',
        why: `Phương án ${other.code} đã có hiệu lực${forSome(shared)} từ ${said(other.from)}: chọn tháng sau đó${shared.length < scheme.staffCategories.length ? ', hoặc bỏ loại ấy' : ''}.`,
      })
  }
  for (const [gap, left] of gapsBefore(scheme, others))
    faults.push({
      field: 'from',
      why: `Không có phương án nào${forSome(left)} từ ${said(gap)}: chọn từ tháng ấy.`,
    })
  if (scheme.validTo !== null)
    faults.push({
      field: 'to',
      why: `Sau ${said(scheme.validTo)} sẽ không có phương án nào: để trống, phương án tiếp theo sẽ kết thúc phương án này.`,
    })
  return faults
}

// By month, the categories whose last scheme ended before this one begins.
function gapsBefore(scheme: Scheme, others: readonly InForce[]): Map<Month, StaffCategory[]> {
  const gaps = new Map<Month, StaffCategory[]>()
  for (const category of scheme.staffCategories) {
    const last = others
      .filter(({ ends }) => ends.has(category))
      .reduce<InForce | null>((one, other) => (one && one.from > other.from ? one : other), null)
    const end = last?.ends.get(category)
    const gap = end && addMonths(end, 1)
    if (gap && gap < scheme.validFrom) gaps.set(gap, [...(gaps.get(gap) ?? []), category])
  }
  return gaps
}

// Of all categories there is nothing to say.
function forSome(some: readonly StaffCategory[]): string {
  if (some.length === categories.length) return ''
  const t = texts('vi', 'schemes')
  return ` cho ${some.map((category) => t(`form.cat.${category}`).toLowerCase()).join(', ')}`
}

/** What a scheme does to one in force: from when it ends, for all that are left in it or for some categories only. */
export function endedBy(
  scheme: Pick<Scheme, 'validFrom' | 'staffCategories'>,
  { ends }: InForce,
): { categories: StaffCategory[]; wholly: boolean } {
  const inForce = [...ends].filter(([, to]) => to === null || to >= scheme.validFrom)
  const categories = inForce.flatMap(([category]) =>
    scheme.staffCategories.includes(category) ? [category] : [],
  )
  return { categories, wholly: categories.length > 0 && categories.length === inForce.length }
}
