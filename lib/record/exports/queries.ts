import 'server-only'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { addMonths, dayOf, firstDay, fromDate, monthOf, toDate } from '@/lib/month'
import { writeBook } from '@/lib/sheets/book'
import { storedCounts, type StoredFigures } from '../dossiers/schema'
import { dossiersAbout, dossiersSheet } from './rules'

const counts = Object.fromEntries(storedCounts.map((count) => [count, true])) as {
  [count in keyof StoredFigures]: true
}

/** Two years of the unit's dossier figures, as a workbook that goes back in. Null: not hers. */
export async function findDossiersBook(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, name: true, code: true },
  })
  if (!unit || !(await hasGrant(db, actor.personId, 'one_stop', unit.id, dayOf(now)))) return null
  const since = addMonths(monthOf(dayOf(now)), -24)
  const rows = await db.dossierFigure.findMany({
    where: { unitId: unit.id, month: { gte: toDate(firstDay(since)) } },
    orderBy: [{ month: 'asc' }, { field: 'asc' }],
    select: { month: true, field: true, ...counts },
  })
  const months = rows.map((row) => ({ ...row, month: monthOf(fromDate(row.month)) }))
  const bytes = await writeBook([dossiersSheet(unit.code, months)], dossiersAbout(unit.name))
  return { fileName: `Số liệu hồ sơ ${unit.name} ${dayOf(now)}.xlsx`, bytes }
}
