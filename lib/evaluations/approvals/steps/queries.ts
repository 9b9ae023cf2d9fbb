import 'server-only'
import type { Tx } from '@/lib/db'
import { listSignings } from '@/lib/staff/delegations/queries'
import type { Step } from './schema'

/** Every step a sheet took, the first one first. For who may see its points. */
export async function listSteps(tx: Tx, sheetId: string): Promise<Step[]> {
  const rows = await tx.sheetTransition.findMany({
    where: { sheetId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, to: true, at: true, actorId: true, reason: true, delegationId: true },
  })
  const [people, signings] = await Promise.all([
    tx.person.findMany({
      where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
      select: { id: true, fullName: true },
    }),
    listSignings(
      tx,
      rows.map(({ delegationId }) => delegationId),
    ),
  ])
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]))
  return rows.map(({ id, to, at, actorId, reason, delegationId }) => ({
    id,
    to,
    at: at.toISOString(),
    by: (actorId && names.get(actorId)) ?? null,
    signing: (delegationId && signings.get(delegationId)) ?? null,
    reason,
  }))
}
