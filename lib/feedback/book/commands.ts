import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { keepFile } from '@/lib/files/keep'
import type { AcceptedFile } from '@/lib/files/schema'
import { type Day, dayOf, midnight } from '@/lib/month'
import type { BookInput } from '../moderation/schema'
import { drawCode, received, written } from '../suggestions/commands'

export type BookResult = { ok: true; id: string } | { ok: false; reason: 'not-found' | 'day' }

/** Copies a page of the paper book with its photo. The clock starts on the day that stands on the page. */
export async function copyPage(
  actor: Actor,
  input: BookInput,
  photo: AcceptedFile | null,
  now: Date,
): Promise<BookResult> {
  return db.$transaction(async (tx): Promise<BookResult> => {
    const unit = await tx.adminUnit.findUnique({ where: { slug: input.unit }, select: { id: true } })
    if (!unit || !(await hasGrant(tx, actor.personId, 'one_stop', unit.id, dayOf(now)))) {
      await recordEvent(tx, actor.personId, {
        kind: 'action.refused',
        action: 'suggestion.copy',
        why: 'not-found',
        subject: input.unit,
      })
      return { ok: false, reason: 'not-found' }
    }
    if (input.day > dayOf(now) || input.day < oldest(now)) return { ok: false, reason: 'day' }
    const before = await tx.suggestion.findUnique({
      where: { id: input.id },
      select: { unitId: true, channel: true },
    })
    if (before) {
      const same = before.unitId === unit.id && before.channel === 'book'
      return same ? { ok: true, id: input.id } : { ok: false, reason: 'not-found' }
    }
    const at = input.day === dayOf(now) ? now : new Date(midnight(input.day))
    await tx.suggestion.create({
      data: {
        id: input.id,
        unitId: unit.id,
        kind: input.kind,
        channel: 'book',
        trackingCode: drawCode(),
        createdAt: now,
        bookPage: input.page || null,
        photoId: photo && (await keepFile(tx, 'feedback', photo, actor.personId)),
        enteredById: actor.personId,
        ...written(input),
        ...(await received(tx, at)),
      },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, {
      kind: 'suggestion.received',
      suggestionId: input.id,
      unit: input.unit,
      channel: 'book',
    })
    return { ok: true, id: input.id }
  })
}

// A page of last year says nothing about this year's months.
function oldest(now: Date): Day {
  return dayOf(new Date(now.getTime() - 366 * 86_400_000))
}
