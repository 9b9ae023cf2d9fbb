import { importUnits } from '@/lib/units/imports/commands'
import { importing } from './importing'

/** Units, or the details of today's units: the header says which. */
export const run = importing({
  usage: 'import-units TỆP',
  take: (file, { dryRun }) => importUnits({ ...file, dryRun }),
})
