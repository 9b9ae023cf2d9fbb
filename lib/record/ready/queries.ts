import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { findSheetRow, listRoles } from '@/lib/evaluations/sheets/queries'
import type { SheetState } from '@/lib/evaluations/sheets/schema'
import { firstDay, type Month } from '@/lib/month'
import { readDraft, readPortal } from '../drafts/queries'
import { mayPublish } from '../publications/policy'
import { earliestDay } from '../publications/rules'
import type { ReadyMonth, ReadyUnit, ReadyView } from './schema'

export type BelowLine = {
  id: string
  slug: string
  name: string
  state: SheetState | null
  published: boolean
}

/** Units below that exist in the month, each with its sheet's state and whether the month is public already. */
export async function listBelow(tx: Tx, parentId: string, month: Month): Promise<BelowLine[]> {
  return tx.$queryRaw<BelowLine[]>`
    SELECT u.id, u.slug, u.name, s.state::text AS state,
      EXISTS (SELECT FROM publication p WHERE p.unit_id = u.id AND p.month = ${firstDay(month)}::date) AS published
    FROM admin_unit u
    LEFT JOIN evaluation_sheet s ON s.unit_id = u.id AND s.month = ${firstDay(month)}::date
    WHERE u.parent_id = ${parentId}::uuid
      AND daterange(u.valid_from, u.valid_to, '[]') @> (${firstDay(month)}::date + interval '1 month - 1 day')::date
    ORDER BY u.code`
}

/** What is ready below a unit whose personnel clerk she is; null for everybody else, and where nothing lies below. */
export async function findReady(actor: Actor, slug: string, now: Date): Promise<ReadyView | null> {
  const portal = await readPortal()
  return db.$transaction(
    async (tx) => {
      const unit = await tx.adminUnit.findUnique({
        where: { slug },
        select: { id: true, slug: true, name: true, children: { select: { id: true }, take: 1 } },
      })
      if (!unit || unit.children.length === 0) return null
      if (!mayPublish(await listRoles(tx, actor.personId, unit.id, now))) return null
      const months = await tx.$queryRaw<{ month: Month }[]>`
        SELECT DISTINCT to_char(s.month, 'YYYY-MM') AS month FROM evaluation_sheet s
        JOIN admin_unit u ON u.id = s.unit_id
        WHERE u.parent_id = ${unit.id}::uuid AND s.state = 'approved' ORDER BY month`
      const found: ReadyMonth[] = []
      for (const { month } of months) {
        const below = await listBelow(tx, unit.id, month)
        const ready: ReadyUnit[] = []
        for (const line of below.filter(isReady)) {
          const sheet = await findSheetRow(tx, { unit: line.slug, month })
          if (sheet)
            ready.push({
              slug: line.slug,
              name: line.name,
              draft: await readDraft(tx, sheet, { now, portal }),
            })
        }
        found.push({
          month,
          from: earliestDay(month),
          ready,
          corrections: below.filter((line) => line.state === 'approved' && line.published).map(named),
          others: below
            .filter((line) => line.state !== 'approved' && !line.published)
            .map((line) => ({ ...named(line), state: line.state })),
        })
      }
      return { unit: { slug: unit.slug, name: unit.name }, months: found }
    },
    { timeout: 60_000 },
  )
}

export function isReady({ state, published }: BelowLine): boolean {
  return state === 'approved' && !published
}

function named({ slug, name }: BelowLine) {
  return { slug, name }
}
