import 'server-only'
import { randomBytes } from 'node:crypto'
import { recordEvent } from '@/lib/audit/commands'
import { listHolidays } from '@/lib/calendar/queries'
import { addWorkingDays } from '@/lib/calendar/rules'
import { db, type Tx } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'
import { thereOn } from '@/lib/units/days/queries'
import { blankPersonal, markedWords } from '../privacy/rules'
import { admit, discard } from '../senders/commands'
import type { Sender } from '../senders/schema'
import { codeFrom, faultOf } from './rules'
import { type DraftInput, draftHours, replyWorkingDays } from './schema'

export type StartResult =
  { ok: true; id: string } | { ok: false; reason: 'not-found' | 'too-many' | 'honeypot' }

/** Keeps what a citizen begins to write; nobody else reads it until she sends it, and it is forgotten in a day. */
export async function startDraft(
  unit: string,
  input: DraftInput & { honeypot: boolean },
  sender: Sender,
  now: Date,
): Promise<StartResult> {
  const found = await db.adminUnit.findFirst({
    // One of today's wards or communes: only they keep a book.
    where: { slug: unit, parentId: { not: null }, ...thereOn(dayOf(now)) },
    select: { id: true },
  })
  if (!found) return { ok: false, reason: 'not-found' }
  // Outside a transaction: a flood must not queue for connections in order to be refused.
  const post = { unitId: found.id, form: 'draft', sender, now } as const
  const why = input.honeypot ? 'honeypot' : (await admit(db, post)) ? null : 'too-many'
  if (why) {
    await discard(db, post, why)
    return { ok: false, reason: why }
  }
  await db.suggestion.deleteMany({
    where: { state: 'draft', createdAt: { lt: new Date(now.getTime() - draftHours * 3_600_000) } },
  })
  const { id } = await db.suggestion.create({
    data: {
      unitId: found.id,
      kind: input.kind,
      channel: 'web',
      trackingCode: drawCode(),
      createdAt: now,
      ...written(input),
    },
    select: { id: true },
  })
  return { ok: true, id }
}

/** Writes over what is not sent yet. False: there is no such page any more. */
export async function editDraft(id: string, input: DraftInput): Promise<boolean> {
  const { count } = await db.suggestion.updateMany({
    where: { id, state: 'draft' },
    data: { kind: input.kind, ...written(input) },
  })
  return count === 1
}

export type SendResult =
  { ok: true; code: string } | { ok: false; reason: 'gone' | 'fault' | 'changed' | 'too-many' }

/**
 * Sends a page exactly as its writer last saw it. Sent twice it is there once, with the same code: the page's own id
 * is what is sent.
 */
export async function sendDraft(
  id: string,
  seen: DraftInput,
  sender: Sender,
  now: Date,
): Promise<SendResult> {
  return db.$transaction(async (tx): Promise<SendResult> => {
    await tx.$queryRaw`SELECT FROM suggestion WHERE id = ${id}::uuid FOR UPDATE`
    const row = await tx.suggestion.findUnique({
      where: { id },
      select: {
        ...{ state: true, kind: true, text: true, marked: true, trackingCode: true, unitId: true },
        unit: { select: { slug: true } },
      },
    })
    if (!row) return { ok: false, reason: 'gone' }
    if (row.state !== 'draft') return { ok: true, code: row.trackingCode }
    if (faultOf(row.text)) return { ok: false, reason: 'fault' }
    if (seen.text !== row.text || seen.marked !== row.marked || seen.kind !== row.kind) {
      return { ok: false, reason: 'changed' }
    }
    const post = { unitId: row.unitId, form: 'suggestion', sender, now } as const
    if (!(await admit(tx, post))) {
      await discard(tx, post, 'too-many')
      return { ok: false, reason: 'too-many' }
    }
    await tx.suggestion.update({
      where: { id },
      data: await received(tx, now),
      select: { id: true },
    })
    await recordEvent(tx, null, {
      kind: 'suggestion.received',
      suggestionId: id,
      unit: row.unit.slug,
      channel: 'web',
    })
    return { ok: true, code: row.trackingCode }
  })
}

/** What makes a page of the book one that is waiting for an answer. */
export async function received(tx: Tx, now: Date) {
  const dueOn = addWorkingDays(dayOf(now), replyWorkingDays, await listHolidays(tx))
  return { state: 'received' as const, receivedAt: now, dueOn: toDate(dueOn) }
}

/** The words, what is marked in them, and how everybody will read them. */
export function written({ text, marked }: Pick<DraftInput, 'text' | 'marked'>) {
  return { text, marked, publicText: blankPersonal(text, markedWords(marked)) }
}

export function drawCode(): string {
  for (;;) {
    const code = codeFrom(randomBytes(24))
    if (code) return code
  }
}
