import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { AuditEvent } from '@/lib/audit/schema'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { workingDaysBetween } from '@/lib/calendar/rules'
import { db, type Tx } from '@/lib/db'
import { addDays, dayOf } from '@/lib/month'
import { blankPersonal, findPersonal, markedWords } from '../privacy/rules'
import type { SuggestionState } from '../suggestions/schema'
import type { HideReason, RoutedAs } from './schema'

export type ActResult =
  | { ok: true; unit: string }
  | { ok: false; reason: 'not-found' }
  /** It is not one that this can be done with now: already shown, routed out, or praise. */
  | { ok: false; reason: 'not-now'; unit: string }
  | { ok: false; reason: 'personal'; unit: string }

type Row = {
  id: string
  unit: { id: string; slug: string }
  kind: 'suggestion' | 'praise'
  state: SuggestionState
  text: string
  marked: string
  receivedAt: Date | null
  shown: boolean
}

/** Puts a page of the book before the public, as blanked. */
export async function showSuggestion(actor: Actor, { id }: { id: string }, now: Date): Promise<ActResult> {
  return act(actor, id, 'suggestion.show', now, async (tx, row) => {
    if (row.shown || row.kind === 'praise' || row.state === 'routed') return 'not-now'
    await tx.suggestion.update({
      where: { id },
      data: { shown: true, hiddenReason: null },
      select: { id: true },
    })
    await note(tx, actor, row, now, { act: 'shown' })
    return { kind: 'suggestion.shown', suggestionId: id, unit: row.unit.slug }
  })
}

/** Keeps a page from the public, or takes it back; the original stays for moderators, the reason is public. */
export async function hideSuggestion(
  actor: Actor,
  { id, reason }: { id: string; reason: HideReason },
  now: Date,
): Promise<ActResult> {
  return act(actor, id, 'suggestion.hide', now, async (tx, row) => {
    if (row.kind === 'praise' || row.state === 'routed') return 'not-now'
    await tx.suggestion.update({
      where: { id },
      data: { shown: false, hiddenReason: reason },
      select: { id: true },
    })
    await note(tx, actor, row, now, { act: 'hidden', reason })
    return { kind: 'suggestion.hidden', suggestionId: id, unit: row.unit.slug, reason }
  })
}

/** Blanks further words. Nobody in the office can change a citizen's words, only cover them. */
export async function blankWords(
  actor: Actor,
  { id, marked }: { id: string; marked: string },
  now: Date,
): Promise<ActResult> {
  return act(actor, id, 'suggestion.blank', now, async (tx, row) => {
    const words = markedWords([row.marked, marked].join('\n'))
    const publicText = blankPersonal(row.text, words)
    await tx.suggestion.update({
      where: { id },
      data: { marked: words.join('\n'), publicText },
      select: { id: true },
    })
    await note(tx, actor, row, now, { act: 'blanked' })
    return { kind: 'suggestion.blanked', suggestionId: id, unit: row.unit.slug }
  })
}

/** A complaint or a denunciation in the sense of the law, or another office's matter: told where it belongs, and no longer in the book. */
export async function routeSuggestion(
  actor: Actor,
  { id, as, to }: { id: string; as: RoutedAs; to: string },
  now: Date,
): Promise<ActResult> {
  return act(actor, id, 'suggestion.route', now, async (tx, row) => {
    if (row.state !== 'received') return 'not-now'
    await tx.suggestion.update({
      where: { id },
      data: { state: 'routed', routedAs: as, routedTo: to, shown: false, hiddenReason: null },
      select: { id: true },
    })
    await note(tx, actor, row, now, { act: 'routed', reason: as, text: to })
    return { kind: 'suggestion.routed', suggestionId: id, unit: row.unit.slug, as }
  })
}

/** Answers; a later answer stands in place of an earlier one, which stays among the acts. The first stops the clock. */
export async function replyTo(
  actor: Actor,
  { id, reply }: { id: string; reply: string },
  now: Date,
): Promise<ActResult> {
  return act(actor, id, 'suggestion.reply', now, async (tx, row) => {
    if (row.state === 'routed' || !row.receivedAt) return 'not-now'
    if (findPersonal(reply).some(({ kind }) => kind === 'identity' || kind === 'name')) return 'personal'
    const from = addDays(dayOf(row.receivedAt), 1)
    const days = workingDaysBetween(from, dayOf(now), await listHolidays(tx))
    await tx.suggestion.update({
      where: { id },
      data:
        row.state === 'answered' ? { reply } : { state: 'answered', reply, repliedAt: now, replyDays: days },
      select: { id: true },
    })
    await note(tx, actor, row, now, { act: 'replied', text: reply })
    return { kind: 'suggestion.replied', suggestionId: id, unit: row.unit.slug, days }
  })
}

type Told = AuditEvent | 'not-now' | 'personal'

async function act(
  actor: Actor,
  id: string,
  action: string,
  now: Date,
  change: (tx: Tx, row: Row) => Promise<Told>,
): Promise<ActResult> {
  return db.$transaction(async (tx): Promise<ActResult> => {
    await tx.$queryRaw`SELECT FROM suggestion WHERE id = ${id}::uuid FOR UPDATE`
    const row = await tx.suggestion.findFirst({
      where: { id, state: { not: 'draft' } },
      select: {
        ...{ id: true, kind: true, state: true, text: true, marked: true, receivedAt: true, shown: true },
        unit: { select: { id: true, slug: true } },
      },
    })
    const refuse = async (why: string) =>
      recordEvent(tx, actor.personId, { kind: 'action.refused', action, why, subject: id })
    if (!row || !(await hasGrant(tx, actor.personId, 'one_stop', row.unit.id, dayOf(now)))) {
      await refuse('not-found')
      return { ok: false, reason: 'not-found' }
    }
    const told = await change(tx, row)
    if (typeof told === 'string') {
      await refuse(told)
      return { ok: false, reason: told, unit: row.unit.slug }
    }
    await recordEvent(tx, actor.personId, told)
    return { ok: true, unit: row.unit.slug }
  })
}

async function note(
  tx: Tx,
  actor: Actor,
  row: Row,
  now: Date,
  done: { act: string; reason?: string; text?: string },
): Promise<void> {
  await tx.suggestionAct.create({
    data: { suggestionId: row.id, actorId: actor.personId, at: now, ...done },
    select: { id: true },
  })
}
