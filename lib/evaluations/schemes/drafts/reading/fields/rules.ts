import { isDecimal } from '@/lib/decimal'
import { monthTyped } from '@/lib/month'
import type { Scheme } from '../../../schema'
import type { SchemeFault, Typed } from '../../schema'

export type Reader = ReturnType<typeof readerOf>
export type Words = (vi: string) => { vi: string; en: string }

export function readerOf(typed: Typed) {
  const faults: SchemeFault[] = []
  const fault = (field: string, why: string) => void faults.push({ field, why })
  const text = (field: string, why: string): string => {
    const value = (typed[field] ?? '').normalize('NFC').trim()
    if (!value) fault(field, why)
    return value
  }
  const number = (field: string, most = '100'): string => {
    const value = (typed[field] ?? '').trim().replace(',', '.')
    if (!value) fault(field, 'Còn trống: ghi một số, ví dụ 2,5.')
    else if (/^-\d/.test(value)) fault(field, `“${typed[field]}” là số âm: ghi số từ 0 trở lên, ví dụ 2,5.`)
    else if (!isDecimal(value))
      fault(field, `“${typed[field]}” không phải số: ghi chữ số, phần lẻ sau dấu phẩy, ví dụ 2,5.`)
    else if (Number(value) > Number(most)) fault(field, `Nhiều nhất là ${most}; đang là ${typed[field]}.`)
    else return value
    return '0'
  }
  const percent = (field: string): string => {
    const value = number(field)
    if (/\.\d{3}/.test(value))
      fault(field, `“${typed[field]}” có quá hai chữ số lẻ: làm tròn còn hai chữ số, ví dụ 33,33.`)
    return value
  }
  const month = (field: string): string | null => {
    const read = monthTyped(typed[field] ?? '')
    if (read) return read
    fault(field, 'Ghi tháng dạng tháng/năm, ví dụ 01/2027.')
    return null
  }
  const oneOf = <Value extends string>(field: string, values: readonly Value[]): Value => {
    const value = values.find((each) => each === typed[field])
    if (!value) fault(field, `Chọn một trong các loại ${values.join(', ')}.`)
    return value ?? values[0]!
  }
  return { faults, fault, text, number, percent, month, oneOf }
}

export function share(percent: string): string {
  const parts = Math.round(Number(percent) * 100)
  return String(parts / 10_000)
}

/** Words with the English of the old scheme where the Vietnamese was not changed; new words stand in both. */
export function wordsLike(base: Scheme): Words {
  const known = new Map<string, string>()
  const remember = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('vi' in value && 'en' in value) known.set(String(value.vi), String(value.en))
    else Object.values(value).forEach(remember)
  }
  remember(base)
  return (vi) => ({ vi, en: known.get(vi) ?? vi })
}
