import 'server-only'
import type { Tx } from '@/lib/db'
import { hasGrant } from '@/lib/auth/grants/queries'
import { type Day } from '@/lib/month'
import { thereOn } from '@/lib/units/days/queries'

/** The Codes are the whole city's, so their editor is one of the unit at the top. */
export async function mayEditCodes(tx: Tx, personId: string, today: Day): Promise<boolean> {
  const tops = await tx.adminUnit.findMany({
    where: { parentId: null, ...thereOn(today) },
    select: { id: true },
  })
  for (const { id } of tops) if (await hasGrant(tx, personId, 'editor', id, today)) return true
  return false
}
