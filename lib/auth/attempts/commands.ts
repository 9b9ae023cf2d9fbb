import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db, type Tx } from '@/lib/db'
import { KEY_REQUESTS, KEY_WINDOW_SECONDS } from '../keys/schema'
import { ADDRESS_ATTEMPTS, ATTEMPTS, WINDOW_SECONDS } from './schema'

const keyOf = (userName: string) => `sign-in:${userName}`

/** Counts one try at a user name, whether or not there is such an account. False: too many within the window. */
export function countAttempt(userName: string): Promise<boolean> {
  return count('sign-in', userName)
}

/** Counts one wrong try from a network address, which is kept as a hash and only for the window. */
export async function countWrong(address: string): Promise<void> {
  if (address) await count('sign-in-from', hashOf(address))
}

/** Whether that address has been wrong so often that it is not heard for a while. Unknown addresses are heard. */
export async function isTiresome(address: string): Promise<boolean> {
  if (!address) return false
  const counted = await limiter('sign-in-from').get(hashOf(address))
  return (counted?.consumedPoints ?? 0) >= ADDRESS_ATTEMPTS
}

const hashOf = (address: string) => createHash('sha256').update(address).digest('base64url')

/** Counts one request of a unit's system, by the id of its key. False: too many within the window. */
export function countKey(keyId: string): Promise<boolean> {
  return count('system-key', keyId)
}

const limits = {
  'sign-in': { points: ATTEMPTS, duration: WINDOW_SECONDS },
  'sign-in-from': { points: ADDRESS_ATTEMPTS, duration: WINDOW_SECONDS },
  'system-key': { points: KEY_REQUESTS, duration: KEY_WINDOW_SECONDS },
}
type Limited = keyof typeof limits

async function count(what: Limited, who: string): Promise<boolean> {
  try {
    await limiter(what).consume(who)
    return true
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false
    throw refused
  }
}

/** Forgets the tries at a user name: after a right password, or when a clerk unlocks. */
export async function forgetAttempts(tx: Tx, userName: string): Promise<void> {
  await tx.signInLimit.deleteMany({ where: { key: keyOf(userName) } })
}

const made = new Map<Limited, RateLimiterPostgres>()

function limiter(what: Limited): RateLimiterPostgres {
  const known = made.get(what)
  if (known) return known
  const limiter = new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'client',
    tableName: 'sign_in_limit',
    tableCreated: true,
    keyPrefix: what,
    ...limits[what],
  })
  made.set(what, limiter)
  return limiter
}

// The limiter speaks pg; lending it the portal's one pool spares a second one. It reckons with plain numbers.
async function query({ text, values }: { text: string; values: unknown[] }) {
  const found = await db.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values)
  const rows = found.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
    ),
  )
  return { rows, rowCount: rows.length }
}
