import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { fromDate, monthOf } from '@/lib/month'
import { mayOpen, mayScore, maySeePoints } from '../../sheets/policy'
import { listRoles } from '../../sheets/queries'
import { takesPoints } from '../../sheets/rules'
import type { FilesOffer } from './schema'

/** The workbooks of a unit that she may have; null when none. */
export async function findFilesOffer(actor: Actor, slug: string, now: Date): Promise<FilesOffer | null> {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  const roles = unit ? await listRoles(db, actor.personId, unit.id, now) : []
  if (!unit || !maySeePoints(roles)) return null
  const sheets = await db.evaluationSheet.findMany({
    where: { unitId: unit.id },
    orderBy: { month: 'desc' },
    take: 36,
    select: { month: true, state: true, reopenedTill: true },
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    roster: mayOpen(roles),
    score: mayScore(roles),
    months: sheets.map(({ month, state, reopenedTill }) => ({
      month: monthOf(fromDate(month)),
      state,
      open: takesPoints({ state, reopenedTill }, now),
    })),
  }
}
