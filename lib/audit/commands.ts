import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Tx } from '@/lib/db'
import { type AuditEvent, auditEvent } from './schema'

const FIRST = '0'.repeat(64)

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
  // Two statements: one that waits for its turn would still see the chain as it was before the wait.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit_event'))`
  const [last] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1`
  const seq = Number(last?.seq ?? 0) + 1
  const previousHash = last?.hash ?? FIRST
  const at = new Date()
  const hash = eventHash(previousHash, { seq, at: at.toISOString(), actorId, kind, payload })
  await tx.auditEvent.create({
    data: { seq, at, actorId, kind, payload, previousHash, hash },
    select: { seq: true },
  })
}
