import 'server-only'
import { db, publicDb } from '@/lib/db'
import { wordsOf } from '@/lib/fold'
import { dayOf, fromDate } from '@/lib/month'
import {
  type DraftView,
  type LogLine,
  pageLength,
  type PublishedSuggestion,
  type TrackedView,
} from './schema'

/** One page of what everybody may read of a unit's book, the latest first. The view decides what that is. */
export async function listPublished(unit: string, page = 1): Promise<PublishedSuggestion[]> {
  return publicDb.$queryRaw<PublishedSuggestion[]>`
    SELECT s.id, s.text, to_char(s.received_on, 'YYYY-MM-DD') AS "receivedOn", to_char(s.due_on, 'YYYY-MM-DD') AS "dueOn",
      s.channel::text AS channel, s.reply, to_char(s.replied_on, 'YYYY-MM-DD') AS "repliedOn", s.reply_days AS "replyDays"
    FROM published_suggestion s JOIN admin_unit u ON u.id = s.unit_id
    WHERE u.slug = ${unit}
    ORDER BY s.received_on DESC, s.id LIMIT ${pageLength} OFFSET ${(page - 1) * pageLength}`
}

/** How many everybody may read, and how many of them have an answer. */
export async function countPublished(unit: string): Promise<{ count: number; answered: number }> {
  const [row] = await publicDb.$queryRaw<{ count: number; answered: number }[]>`
    SELECT count(*)::int AS count, count(s.reply)::int AS answered
    FROM published_suggestion s JOIN admin_unit u ON u.id = s.unit_id WHERE u.slug = ${unit}`
  return row ?? { count: 0, answered: 0 }
}

/** Published pages that hold every one of the words asked for, in what was said or answered, with or without accents. */
export async function searchPublished(
  words: string,
  most: number,
): Promise<{ id: string; text: string; slug: string; name: string; nameEn: string | null; page: number }[]> {
  const asked = wordsOf(words).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  if (asked.length === 0) return []
  return publicDb.$queryRaw`
    SELECT s.id, s.text, u.slug, u.name, u.name_en AS "nameEn",
      -- The page of the book on which it stands, in the order of listPublished.
      1 + (SELECT count(*)::int FROM published_suggestion b WHERE b.unit_id = s.unit_id
        AND (b.received_on > s.received_on OR b.received_on = s.received_on AND b.id < s.id)) / ${pageLength}::int AS page
    FROM published_suggestion s JOIN admin_unit u ON u.id = s.unit_id
    WHERE fold_text(concat_ws(' ', s.text, s.reply)) LIKE ALL (
      ARRAY(SELECT fold_text(word) FROM unnest(${asked}::text[]) AS word))
    ORDER BY s.received_on DESC, s.id LIMIT ${most}`
}

/** What the office kept from the public and why, the latest first. */
export async function listModeration(unit: string, most = 200): Promise<LogLine[]> {
  return publicDb.$queryRaw<LogLine[]>`
    SELECT to_char(l.decided_on, 'YYYY-MM-DD') AS "decidedOn", to_char(l.received_on, 'YYYY-MM-DD') AS "receivedOn",
      l.act, l.reason
    FROM moderation_log l JOIN admin_unit u ON u.id = l.unit_id
    WHERE u.slug = ${unit}
    ORDER BY l.decided_on DESC, l.received_on DESC, l.act LIMIT ${most}`
}

/** A page that is being written, for whoever holds its address. */
export async function findDraft(unit: string, id: string): Promise<DraftView | null> {
  return db.suggestion.findFirst({
    where: { id, state: 'draft', unit: { slug: unit } },
    select: { id: true, kind: true, text: true, marked: true, publicText: true },
  })
}

/** How far a page has come, for whoever holds its code: as everybody would read it, never as it was written. */
export async function findTracked(unit: string, code: string): Promise<TrackedView | null> {
  const row = await db.suggestion.findFirst({
    where: { trackingCode: code, state: { not: 'draft' }, unit: { slug: unit } },
    select: {
      ...{ kind: true, state: true, publicText: true, receivedAt: true, dueOn: true, shown: true },
      ...{ hiddenReason: true, routedAs: true, routedTo: true, reply: true, repliedAt: true },
    },
  })
  if (!row?.receivedAt || !row.dueOn) return null
  const { publicText, receivedAt, dueOn, repliedAt, ...rest } = row
  return {
    ...rest,
    text: publicText,
    receivedOn: dayOf(receivedAt),
    dueOn: fromDate(dueOn),
    repliedOn: repliedAt && dayOf(repliedAt),
  }
}
