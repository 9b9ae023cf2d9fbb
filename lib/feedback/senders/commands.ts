import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { type Day, dayOf, toDate } from '@/lib/month'
import { type Bucket, buckets, type DiscardReason, type FeedbackForm, type Sender } from './schema'

type Post = { unitId: string; form: FeedbackForm; counter?: number | null; sender: Sender; now: Date }

/** Whether this post still fits into its device's and its address's bucket; takes one of each if so. */
export async function admit(tx: Tx, { unitId, form, counter, sender, now }: Post): Promise<boolean> {
  const salt = await saltOf(tx, dayOf(now))
  const key = (what: string, who: string) =>
    createHmac('sha256', salt)
      .update([what, form, unitId, what === 'device' ? (counter ?? '') : '', who].join('\n'))
      .digest('base64url')
  const { device, address } = buckets[form]
  // The address first: a flood of invented devices must not fill the table.
  return (
    (await take(tx, key('address', sender.address), address, now)) &&
    (await take(tx, key('device', `${sender.address}\n${sender.device}`), device, now))
  )
}

/** Counts what was not taken, for the clerk's page. */
export async function discard(
  tx: Tx,
  { unitId, form, now }: Pick<Post, 'unitId' | 'form' | 'now'>,
  why: DiscardReason,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO feedback_discard (unit_id, day, form, why, count)
    VALUES (${unitId}::uuid, ${dayOf(now)}::date, ${form}, ${why}, 1)
    ON CONFLICT (unit_id, day, form, why) DO UPDATE SET count = feedback_discard.count + 1`
}

async function take(tx: Tx, key: string, { size, seconds }: Bucket, now: Date): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO feedback_limit AS l (key, tokens, at) VALUES (${key}, ${size - 1}, ${now})
    ON CONFLICT (key) DO UPDATE SET
      tokens = least(${size}, l.tokens + extract(epoch FROM greatest(${now} - l.at, interval '0')) / ${seconds}) - 1,
      at = greatest(l.at, ${now})
    WHERE least(${size}, l.tokens + extract(epoch FROM greatest(${now} - l.at, interval '0')) / ${seconds}) >= 1`
  return taken === 1
}

/** The day's salt, the same in every process; drawing it removes the salts and buckets of other days. */
async function saltOf(tx: Tx, day: Day): Promise<Buffer> {
  const purpose = `day ${day}`
  const found = await tx.feedbackSalt.findUnique({ where: { purpose }, select: { salt: true } })
  if (found) return Buffer.from(found.salt)
  const drawn = await keptSalt(tx, purpose)
  await tx.feedbackSalt.deleteMany({ where: { purpose: { startsWith: 'day ', not: purpose } } })
  await tx.feedbackLimit.deleteMany({ where: { at: { lt: toDate(day) } } })
  return drawn
}

/** A salt by its purpose, drawn when first asked for. */
export async function keptSalt(tx: Tx, purpose: string): Promise<Buffer> {
  await tx.feedbackSalt.createMany({
    data: [{ purpose, salt: new Uint8Array(randomBytes(32)) }],
    skipDuplicates: true,
  })
  const { salt } = await tx.feedbackSalt.findUniqueOrThrow({ where: { purpose }, select: { salt: true } })
  return Buffer.from(salt)
}
