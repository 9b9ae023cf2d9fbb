import { formatMonth } from '@/lib/format'
import { takeRoster } from '@/lib/imports/rosters/commands'
import { importing } from './importing'

export const run = importing({
  usage: 'import-roster TỆP --unit MÃ',
  needs: ['unit'],
  take: async (file, { unit = '', dryRun }) => {
    const done = await takeRoster(null, { unit, dryRun, ...file }, new Date())
    if (!done.ok) return { wrong: `Không có đơn vị nào hiện nay mang mã “${unit}”: hãy xem lại --unit.` }
    const came = done.joined.map(
      ({ month, people }) => `Thêm vào bảng đánh giá ${formatMonth(month, 'vi')}: ${people} người.`,
    )
    return { ...done.plan, notes: [...done.plan.notes, ...came] }
  },
})
