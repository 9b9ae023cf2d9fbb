import 'server-only'
import { db, type Tx } from '@/lib/db'
import { type Scheme, schemeSchema } from './schema'

/** Every scheme that is in place: those that ship, and those approved in the portal. They are rules, and name nobody. */
export async function listSchemesInPlace(tx: Tx = db): Promise<Scheme[]> {
  const rows = await tx.evaluationScheme.findMany({
    orderBy: [{ validFrom: 'asc' }, { code: 'asc' }],
    select: { definition: true },
  })
  return rows.map(({ definition }) => schemeSchema.parse(definition))
}

// A scheme that grades somebody never changes (PostgreSQL refuses it), so each is read once a process.
const known = new Map<string, Scheme>()

/** Schemes by their row ids: of evaluations, which hold them as they are. */
export async function findSchemes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Scheme>> {
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  const rows =
    missing.length > 0
      ? await tx.evaluationScheme.findMany({
          where: { id: { in: missing } },
          select: { id: true, definition: true },
        })
      : []
  for (const { id, definition } of rows) known.set(id, schemeSchema.parse(definition))
  return known
}
