import 'server-only'
import { db } from '@/lib/db'
import { type Scheme, schemeSchema } from './schema'

/** Every scheme that is in place: those that ship, and those approved in the portal. They are rules, and name nobody. */
export async function listSchemesInPlace(): Promise<Scheme[]> {
  const rows = await db.evaluationScheme.findMany({
    orderBy: [{ validFrom: 'asc' }, { code: 'asc' }],
    select: { definition: true },
  })
  return rows.map(({ definition }) => schemeSchema.parse(definition))
}
