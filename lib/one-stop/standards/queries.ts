import 'server-only'
import { mayEditCodes } from '@/lib/codes/editors/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import type { KeptStandard, StandardPage } from './schema'

/** The standards as the city's editor keeps them, those retired last; null for everybody else. */
export async function listKeptStandards(
  actor: Actor,
  now: Date,
): Promise<{ standards: KeptStandard[]; retired: KeptStandard[] } | null> {
  if (!(await mayEditCodes(db, actor.personId, dayOf(now)))) return null
  const rows = await db.oneStopStandard.findMany({
    orderBy: [{ group: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: { ...line, retiredAt: true },
  })
  const plain = (retired: boolean) =>
    rows
      .filter(({ retiredAt }) => (retiredAt !== null) === retired)
      .map(({ id, group, position, text, textEn, edition }) => ({
        id,
        group,
        position,
        text,
        textEn,
        edition,
      }))
  return { standards: plain(false), retired: plain(true) }
}

/** One standard with each of its wordings, the latest first. */
export async function findKeptStandard(actor: Actor, id: string, now: Date): Promise<StandardPage | null> {
  if (!(await mayEditCodes(db, actor.personId, dayOf(now)))) return null
  const row = await db.oneStopStandard.findUnique({
    where: { id },
    select: {
      ...line,
      retiredAt: true,
      texts: {
        orderBy: { seq: 'desc' },
        select: { text: true, textEn: true, edition: true, retired: true, at: true },
      },
    },
  })
  if (!row) return null
  const { retiredAt, texts, ...rest } = row
  return { ...rest, retired: retiredAt !== null, wordings: texts }
}

const line = { id: true, group: true, position: true, text: true, textEn: true, edition: true } as const
