import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { KEPT_DAYS, type KeptForm } from './schema'

const typed = z.record(z.string(), z.string())

/** The first instant whose forms still wait. */
export function keptSince(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * 86_400_000)
}

/** What waits for an account on one page. */
export async function listKept(accountId: string, path: string, now: Date): Promise<KeptForm[]> {
  const rows = await db.keptForm.findMany({
    where: { accountId, path, keptAt: { gt: keptSince(now) } },
    orderBy: [{ form: 'asc' }],
    select: { form: true, typed: true, keptAt: true },
  })
  return rows.map((row) => ({
    form: row.form,
    typed: typed.parse(row.typed),
    keptAt: row.keptAt.toISOString(),
  }))
}

/** The pages on which something waits for an account, the latest first. */
export async function listKeptPages(
  accountId: string,
  now: Date,
): Promise<{ path: string; keptAt: string }[]> {
  const rows = await db.keptForm.groupBy({
    by: ['path'],
    where: { accountId, keptAt: { gt: keptSince(now) } },
    _max: { keptAt: true },
    orderBy: { _max: { keptAt: 'desc' } },
  })
  return rows.map(({ path, _max }) => ({ path, keptAt: (_max.keptAt ?? now).toISOString() }))
}
