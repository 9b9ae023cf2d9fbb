import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Tx } from '@/lib/db'
import { type AuditEvent, auditEvent } from './schema'

/** The chained hash of one event: SHA-256 over the previous hash and the event's canonical JSON (RFC 8785). */
export function eventHash(
  previous: string,
  event: { seq: number; at: string; actorId: string | null; kind: string; payload: unknown },
): string {
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(canonicalize(event) ?? '')
    .digest('hex')
}

/**
 * Writes what was done, inside the change's own transaction: both commit or neither does.
 * Call it last: from here to the commit other writers wait for their place in the chain.
 */
export async function recordEvent(tx: Tx, actorId: string | null, event: AuditEvent): Promise<void> {
  const { kind, ...payload } = auditEvent.parse(event)
  const at = new Date()
  // The database adds its number to the text and hashes: it alone knows the event before this one.
  const body = canonicalize({ at: at.toISOString(), actorId, kind, payload })?.slice(0, -1) + ',"seq":'
  await tx.$executeRaw`
    SELECT append_audit_event(${actorId}::uuid, ${at}, ${kind}, ${JSON.stringify(payload)}::jsonb, ${body})`
}

/** Records what was refused, of what and why, and is the refusal: `return refuse(tx, actor, 'role.grant', id, 'own-grant')`. */
export async function refuse<const Reason extends string>(
  tx: Tx,
  actor: { personId: string } | null,
  action: string,
  subject: string | null,
  reason: Reason,
): Promise<{ ok: false; reason: Reason }> {
  await recordEvent(tx, actor?.personId ?? null, { kind: 'action.refused', action, why: reason, subject })
  return { ok: false, reason }
}
