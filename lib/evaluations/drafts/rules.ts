import { formatNumber } from '@/lib/format'
import { draftLength, fieldLength } from './schema'

/** Which fields are longer than is saved; they are kept, and she is told how to mend them. */
export function tooLong(fields: Readonly<Record<string, string>>): { field: string; why: string }[] {
  const [most, waiting] = [formatNumber(fieldLength, 'vi'), formatNumber(draftLength, 'vi')]
  return Object.entries(fields).flatMap(([field, { length }]) => {
    if (length <= fieldLength) return []
    const why =
      length < draftLength
        ? `Dài ${formatNumber(length, 'vi')} ký tự, quá mức ${most}; vẫn được giữ nguyên, hãy viết gọn lại.`
        : `Quá dài: chỉ giữ được ${waiting} ký tự đầu; hãy viết gọn lại trong ${most} ký tự.`
    return [{ field, why }]
  })
}
