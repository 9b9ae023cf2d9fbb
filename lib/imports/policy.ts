import type { Role } from '@/lib/auth/schema'
import type { ImportKind } from './schema'

/** Whose file is taken, in her own unit: the clerk of the roster, of the counter's figures, and whoever scores. */
export const senders: Record<ImportKind, Role> = {
  roster: 'personnel',
  dossiers: 'one_stop',
  scores: 'assessor',
}
