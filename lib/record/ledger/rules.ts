import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { LedgerHead, UnverifiedEntry } from './schema'

/** What the first entry names as its predecessor, and the head of a ledger without entries. */
export const firstPrevious = '0'.repeat(64)

export const emptyHead: LedgerHead = { seq: 0, hash: firstPrevious }

export type BrokenLedger = { ok: false; seq: number; why: 'gap' | 'previous' | 'hash' | 'head' }
export type LedgerVerdict = { ok: true; head: LedgerHead } | BrokenLedger

/** SHA-256 over the 32 bytes of the predecessor's hash and the RFC 8785 form of the row, in hex. */
export function hashPublication(previous: string, publication: object): string {
  if (!/^[0-9a-f]{64}$/.test(previous)) throw new RangeError('A hash is 64 hexadecimal digits')
  const content = canonicalize(publication)
  if (content === undefined) throw new TypeError('A publication is a JSON object')
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(content, 'utf8').digest('hex')
}

/** Checks entries in order, from the head they follow; names the first that does not hold. */
export function verifyLedger(
  entries: Iterable<UnverifiedEntry>,
  from: LedgerHead = emptyHead,
): LedgerVerdict {
  let head = from
  for (const { seq, previous, hash, publication } of entries) {
    if (seq !== head.seq + 1) return { ok: false, seq: head.seq + 1, why: 'gap' }
    if (previous !== head.hash) return { ok: false, seq, why: 'previous' }
    if (hash !== hashPublication(previous, publication)) return { ok: false, seq, why: 'hash' }
    head = { seq, hash }
  }
  return { ok: true, head }
}

/** Whether the head that is claimed is the head that was reached: an entry cut off the end shows here. */
export function verifyHead(reached: LedgerHead, claimed: LedgerHead): LedgerVerdict {
  const same = reached.seq === claimed.seq && reached.hash === claimed.hash
  return same ? { ok: true, head: reached } : { ok: false, seq: claimed.seq, why: 'head' }
}
