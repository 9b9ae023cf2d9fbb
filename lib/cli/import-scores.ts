import { importScores } from '@/lib/evaluations/scores-import/commands'
import { monthPattern } from '@/lib/month'
import { importing, refusedWhole } from './importing'

/** Points of an open month. It opens no month: who is on the sheet, the roster of that month says. */
export const run = importing({
  usage: 'import-scores TỆP --unit MÃ --month yyyy-mm',
  needs: ['unit', 'month'],
  take: async (file, { unit = '', month = '', dryRun }) => {
    if (!monthPattern.test(month)) {
      return { wrong: `“${month}” không phải tháng: viết --month dạng yyyy-mm, ví dụ 2026-10.` }
    }
    const done = await importScores(null, { unit, month, dryRun, ...file }, new Date())
    if (done.ok) return done.plan
    const shown = month.split('-').reverse().join('/')
    if (done.reason === 'not-found') {
      return { wrong: `Tháng ${shown} không có đơn vị nào mang mã “${unit}”: hãy xem lại --unit.` }
    }
    return refusedWhole(
      month,
      done.reason === 'no-sheet'
        ? `Đơn vị chưa mở bảng đánh giá tháng ${shown}; hãy mở tháng ở trang nhân sự rồi nạp lại.`
        : `Bảng đánh giá tháng ${shown} không còn nhận điểm; trả lại hoặc mở lại bảng rồi nạp.`,
    )
  },
})
