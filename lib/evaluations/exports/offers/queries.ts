import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { fromDate, monthOf } from '@/lib/month'
import { mayDecide, mayOpen, mayScore, maySeePoints } from '../../sheets/policy'
import { listRoles } from '../../sheets/queries'
import { takesPoints, takesPointsOf } from '../../sheets/rules'
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
    select: { id: true, month: true, state: true, reopenedTill: true },
  })
  const direct = mayDecide(roles) ? await listOfHead(actor, sheets) : []
  return {
    unit: { slug: unit.slug, name: unit.name },
    roster: mayOpen(roles),
    score: mayScore(roles),
    months: sheets.map(({ id, month, ...sheet }) => ({
      month: monthOf(fromDate(month)),
      state: sheet.state,
      scores:
        (mayScore(roles) && takesPoints(sheet, now)) ||
        direct.some(
          ({ sheetId, decided }) => sheetId === id && takesPointsOf(sheet, { byHead: true, decided }, now),
        ),
    })),
  }
}

/** Whom she scores as the head, by sheet. */
async function listOfHead(actor: Actor, sheets: readonly { id: string }[]) {
  const rows = await db.evaluation.findMany({
    where: {
      sheetId: { in: sheets.map(({ id }) => id) },
      byHead: true,
      personId: { not: actor.personId },
      OR: [{ notGraded: null }, { notGraded: 'no_task' }],
    },
    select: { sheetId: true, decisions: { take: 1, select: { id: true } } },
  })
  return rows.map(({ sheetId, decisions }) => ({ sheetId, decided: decisions.length > 0 }))
}
