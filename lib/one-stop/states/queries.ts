import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, publicDb } from '@/lib/db'
import { fromDate } from '@/lib/month'
import { findKeptUnit } from '../keeping/queries'
import type { StandardLine, StandardState, StateLine } from './schema'

/** The city's standards in force with what a ward says of each; null where it has said nothing of these words. */
export async function listStandardStates(slug: string): Promise<StandardLine[]> {
  const [standards, states] = await Promise.all([
    publicDb.oneStopStandard.findMany({
      where: { retiredAt: null },
      orderBy: [{ group: 'asc' }, { position: 'asc' }],
      select: { id: true, group: true, position: true, text: true, textEn: true, edition: true },
    }),
    publicDb.$queryRaw<StandardState[]>`
      SELECT DISTINCT ON (s.standard_id) s.standard_id::text AS "standardId", s.met,
        to_char(s.since, 'YYYY-MM-DD') AS since, s.photo_id::text AS photo,
        to_char(s.said_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS "saidOn"
      FROM standard_state s
      JOIN one_stop_standard t ON t.id = s.standard_id AND t.edition = s.edition
      JOIN admin_unit u ON u.id = s.unit_id
      WHERE u.slug = ${slug}
      ORDER BY s.standard_id, s.said_at DESC, s.id`,
  ])
  const said = new Map(states.map((state) => [state.standardId, state]))
  return standards.map((standard) => ({ ...standard, state: said.get(standard.id) ?? null }))
}

/** All a ward has said of one standard, for its clerk. */
export async function findStandardStates(
  actor: Actor,
  slug: string,
  standard: string,
  now: Date,
): Promise<{ unit: { slug: string; name: string }; standard: StandardLine; said: StateLine[] } | null> {
  const unit = await findKeptUnit(db, actor.personId, slug, now)
  const line = unit && (await listStandardStates(slug)).find(({ id }) => id === standard)
  if (!line) return null
  const rows = await db.standardState.findMany({
    where: { unitId: unit.id, standardId: standard },
    orderBy: [{ saidAt: 'desc' }, { id: 'asc' }],
    select: {
      ...{ met: true, since: true, photoId: true, saidAt: true, edition: true },
      saidBy: { select: { fullName: true } },
    },
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    standard: line,
    said: rows.map(({ met, since, photoId, saidAt, edition, saidBy }) => ({
      ...{ met, edition, since: fromDate(since), photo: photoId, at: saidAt, by: saidBy?.fullName ?? null },
    })),
  }
}

/** Proof is public, with what it proves: whoever reads the ward's page sees its photos. */
export async function mayReadProof(_: Actor | null, fileId: string): Promise<boolean> {
  const state = await publicDb.standardState.findUnique({ where: { photoId: fileId }, select: { id: true } })
  return state !== null
}
