import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { followRoster, type Joined } from '@/lib/evaluations/months/following/commands'
import { importRoster, type RosterImport, type RosterResult } from '@/lib/staff/commands'

export type RosterTaken =
  Exclude<RosterResult, { ok: true }> | (Extract<RosterResult, { ok: true }> & { joined: Joined[] })

/** Takes a roster in, and whoever came into post by it stands in the months under way when that is done. */
export async function takeRoster(
  actor: Actor | null,
  input: Omit<RosterImport, 'follow'>,
  now: Date,
): Promise<RosterTaken> {
  const joined: Joined[] = []
  const done = await importRoster(
    actor,
    {
      ...input,
      follow: async (tx, unitId) => {
        joined.push(...(await followRoster(tx, unitId, actor?.personId ?? null)))
      },
    },
    now,
  )
  return done.ok ? { ...done, joined } : done
}
