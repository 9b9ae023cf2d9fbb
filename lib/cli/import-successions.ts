import { importSuccessions } from '@/lib/units/imports/commands'
import { importing } from './importing'

export const run = importing({
  usage: 'import-successions TỆP',
  take: (file, { dryRun }) => importSuccessions({ ...file, dryRun }),
})
