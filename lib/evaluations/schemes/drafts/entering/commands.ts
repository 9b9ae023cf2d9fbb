import 'server-only'
import { refuse } from '@/lib/audit/commands'
import { listRolesAnywhere } from '@/lib/auth/grants/queries'
import type { Actor, Role } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { mayKeepSchemes } from '../policy'
import { readDraft } from '../queries'
import type { DraftState } from '../schema'

export type Done = { ok: true }
export type No<Reason extends string> = { ok: false; reason: Reason }

type Draft = NonNullable<Awaited<ReturnType<typeof readDraft>>>
type Inside = {
  tx: Tx
  draft: Draft
  roles: Role[]
  no: <const Reason extends string>(reason: Reason) => Promise<No<Reason>>
}

/** Locks the draft and reads who asks: for whoever keeps no schemes there is none. A refusal is an event. */
export function within<Result>(
  actor: Actor,
  id: string,
  now: Date,
  action: string,
  act: (inside: Inside) => Promise<Result>,
): Promise<Result | No<'not-found'>> {
  return db.$transaction(async (tx) => {
    // One decision on schemes at a time: two that begin in one month would both end the same one before.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('scheme_draft'))`
    const roles = await listRolesAnywhere(tx, actor.personId, dayOf(now))
    const draft = mayKeepSchemes(roles) ? await readDraft(tx, id) : null
    if (!draft) return refuse(tx, actor, action, id, 'not-found')
    return act({ tx, draft, roles, no: (reason) => refuse(tx, actor, action, id, reason) })
  })
}

export async function move(
  tx: Tx,
  id: string,
  state: DraftState,
  change: { returnReason?: string | null; decidedBy?: string; decidedAt?: Date },
): Promise<void> {
  await tx.schemeDraft.update({ where: { id }, data: { state, ...change }, select: { id: true } })
}

export function isOpen(state: DraftState): boolean {
  return state === 'draft' || state === 'proposed'
}
