import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Day } from '@/lib/month'
import { findCode } from '../queries'
import { carry, slipToCarry } from './rules'
import type { Carried, Carrying } from './schema'

/** The slip that a waiting version of the code has not taken over, with that version's text as mended by it. */
export async function findCarrying(slug: string, today: Day): Promise<(Carrying & Carried) | null> {
  const code = await findCode(slug, undefined, today)
  const slip = code && slipToCarry(code.versions)
  if (!slip) return null
  const read = (version: number) => findCode(slug, version, today)
  const was = await read(slip.was.version)
  const mended = await read(slip.mended.version)
  const waiting = await read(slip.waiting.version)
  if (!was || !mended || !waiting) return null
  const done = carry(was, mended, waiting, randomUUID)
  if (done.carried.length + done.byHand.length === 0) return null
  const { version, inForceFrom } = waiting
  return { was: was.version, mended: mended.version, waiting: { version, inForceFrom }, ...done }
}
