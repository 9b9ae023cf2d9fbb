import 'server-only'
import { enqueue } from '@/lib/jobs/enqueue'
import type { Tx } from '@/lib/db'
import { db } from '@/lib/db'
import { log } from '@/lib/log'
import { openPost } from './post'

/** `key`: of two letters with one key, the second is never written. */
export type Letter = { id: string; key: string; to: string; subject: string; body: string }

/** Puts letters into the outbox with the change that causes them. Returns the ids of those that were not there yet. */
export async function writeLetters(tx: Tx, letters: readonly Letter[], now: Date): Promise<Set<string>> {
  const sorted = [...letters].sort((one, other) => (one.key < other.key ? -1 : 1))
  const written = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO mail (id, key, to_address, subject, body, created_at, try_after)
    SELECT g.*, ${now}, ${now} FROM unnest(${sorted.map(({ id }) => id)}::uuid[], ${sorted.map(({ key }) => key)}::text[],
      ${sorted.map(({ to }) => to)}::text[], ${sorted.map(({ subject }) => subject)}::text[],
      ${sorted.map(({ body }) => body)}::text[]) AS g
    ON CONFLICT (key) DO NOTHING RETURNING id`
  if (written.length > 0) await enqueue(tx, 'mail')
  return new Set(written.map(({ id }) => id))
}

const MOST_TRIES = 6

/**
 * Sends what waits, each letter in a transaction that holds its row: however many send at once, each takes another.
 * A letter that was cut off between the mail server's yes and ours goes again under the same Message-ID.
 */
export async function sendLetters(now: Date): Promise<{ sent: number; failed: number }> {
  const post = openPost()
  const done = { sent: 0, failed: 0 }
  if (!post) return done
  try {
    for (;;) {
      const outcome = await db.$transaction((tx) => sendOne(tx, post, now), { timeout: 60_000 })
      if (!outcome) return done
      done[outcome] += 1
    }
  } finally {
    post.close()
  }
}

async function sendOne(tx: Tx, post: NonNullable<ReturnType<typeof openPost>>, now: Date) {
  const [letter] = await tx.$queryRaw<(Letter & { attempts: number })[]>`
    SELECT id, key, to_address AS to, subject, body, attempts FROM mail
    WHERE sent_at IS NULL AND attempts < ${MOST_TRIES} AND try_after <= ${now}
    ORDER BY try_after, key LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!letter) return null
  try {
    await post.send(letter)
    await tx.mail.update({ where: { id: letter.id }, data: { sentAt: now }, select: { id: true } })
    return 'sent' as const
  } catch (error) {
    const why = (error as Error).message.slice(0, 300)
    const tryAfter = new Date(now.getTime() + 10 * 60_000 * 2 ** letter.attempts)
    await tx.mail.update({
      where: { id: letter.id },
      data: { attempts: letter.attempts + 1, tryAfter, failedWhy: why },
      select: { id: true },
    })
    log.warn({ mail: letter.id, why }, 'a letter was not taken')
    return 'failed' as const
  }
}
