import type { Role } from '@/lib/auth/schema'
import type { ImportKind } from './schema'

/** Whose file is taken, in her own unit, beside the roster (keepsRoster): the clerk of the counter's figures, and whoever scores. */
export const senders: Record<Exclude<ImportKind, 'roster'>, Role> = {
  dossiers: 'one_stop',
  scores: 'assessor',
  year: 'assessor',
}
