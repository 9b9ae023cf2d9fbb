import { monthPattern } from '@/lib/month'
import { importDossiers } from '@/lib/record/facts/commands'
import { importing } from './importing'

/** Dossier figures as the one-stop system exports them; `--unit` and `--month` for a file without these columns. */
export const run = importing({
  usage: 'import-dossiers TỆP [--unit MÃ] [--month yyyy-mm]',
  may: ['unit', 'month'],
  take: async (file, { unit, month, dryRun }) => {
    if (month !== undefined && !monthPattern.test(month)) {
      return { wrong: `“${month}” không phải tháng: viết --month dạng yyyy-mm, ví dụ 2026-10.` }
    }
    const done = await importDossiers(null, { ...file, unit, month, dryRun }, new Date())
    if (done.ok) return done.plan
    return { wrong: `Không có đơn vị nào mang mã “${unit}”: hãy xem lại --unit.` }
  },
})
