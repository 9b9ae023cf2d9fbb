import type { NotGradedReason } from '../schema'

/** As a decision says it. */
export const notGradedWhy: Record<NotGradedReason, string> = {
  level_above: 'Do cấp trên trực tiếp đánh giá, không xếp loại ở bảng này.',
  own_unit: 'Do đơn vị của người này đánh giá, không xếp loại ở bảng này.',
  few_days: 'Có mặt tại đơn vị dưới nửa số ngày của tháng nên không xếp loại.',
  on_leave: 'Nghỉ dài ngày, có mặt dưới nửa số ngày của tháng nên không xếp loại.',
  no_task: 'Trong tháng không có nhiệm vụ được giao nên không xếp loại.',
}

/** Which of them a decision gives; null where it says so in words of its own. */
export function notGradedOf(why: string | null): NotGradedReason | null {
  const found = Object.entries(notGradedWhy).find(([, words]) => words === why)
  return (found?.[0] as NotGradedReason | undefined) ?? null
}
