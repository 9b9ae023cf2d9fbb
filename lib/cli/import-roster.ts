import { importRoster } from '@/lib/staff/commands'
import { importing } from './importing'

export const run = importing({
  usage: 'import-roster TỆP --unit MÃ',
  needs: ['unit'],
  take: async (file, { unit = '', dryRun }) => {
    const done = await importRoster(null, { unit, dryRun, ...file }, new Date())
    return done.ok
      ? done.plan
      : { wrong: `Không có đơn vị nào hiện nay mang mã “${unit}”: hãy xem lại --unit.` }
  },
})
