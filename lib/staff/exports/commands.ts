import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { writeBook } from '@/lib/sheets/book'
import { findRoster } from '../queries'
import { rosterAbout, rosterSheet } from './rules'

export type Book = { fileName: string; bytes: Uint8Array }

/** The roster as a workbook that goes back in; remembered, since it carries personal data out. Null: not hers. */
export async function exportRoster(actor: Actor, unit: string, now: Date): Promise<Book | null> {
  const roster = await findRoster(actor, unit, now)
  if (!roster) return null
  const { posts } = roster
  await db.$transaction((tx) =>
    recordEvent(tx, actor.personId, {
      kind: 'people.exported',
      ...{ unit, what: 'roster', month: null, rows: posts.length },
    }),
  )
  const day = formatDay(dayOf(now), 'vi')
  const bytes = await writeBook([rosterSheet(posts)], rosterAbout(roster.unit.name, day))
  return { fileName: `Danh sách cán bộ ${roster.unit.name} ${dayOf(now)}.xlsx`, bytes }
}
