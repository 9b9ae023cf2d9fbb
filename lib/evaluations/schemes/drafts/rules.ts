import { formatMonth } from '@/lib/format'
import { addMonths, type Month } from '@/lib/month'
import type { Scheme } from '../schema'
import { categories } from './form/rules'
import type { SchemeFault } from './schema'

export type InForce = { code: string; from: Month; to: Month | null }

/** The first month that no sheet has been opened for: what is opened is graded as it was. */
export function firstFree(current: Month, lastOpened: Month | null): Month {
  const next = addMonths(current, 1)
  return lastOpened && lastOpened >= next ? addMonths(lastOpened, 1) : next
}

/**
 * Why a scheme cannot follow those in force: its month has begun, its code is taken, or somebody or some month would
 * be left without a scheme.
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
  const later = others.find(({ from }) => from >= scheme.validFrom)
  if (later)
    faults.push({
      field: 'from',
      why: `Phương án ${later.code} đã có hiệu lực từ ${said(later.from)}: chọn tháng sau đó.`,
    })
  const last = others.reduce<InForce | null>(
    (one, other) => (one && one.from > other.from ? one : other),
    null,
  )
  if (last?.to && addMonths(last.to, 1) < scheme.validFrom)
    faults.push({
      field: 'from',
      why: `Phương án ${last.code} hết hiệu lực sau ${said(last.to)}, nên ${said(addMonths(last.to, 1))} không có phương án nào: chọn từ tháng ấy.`,
    })
  if (scheme.validTo !== null)
    faults.push({
      field: 'to',
      why: `Sau ${said(scheme.validTo)} sẽ không có phương án nào: để trống, phương án tiếp theo sẽ kết thúc phương án này.`,
    })
  const missing = categories.filter((category) => !scheme.staffCategories.includes(category))
  if (missing.length > 0)
    faults.push({
      field: `cat.${missing[0]!}`,
      why: 'Bảng tháng của một đơn vị chấm mọi loại cán bộ bằng một phương án: chọn cả bốn loại.',
    })
  return faults
}
