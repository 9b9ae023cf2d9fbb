import 'server-only'
import type { Tx } from '@/lib/db'
import type { PersonMonth } from '../../sheets/schema'

/** What the files attached to the lines of these people are called. */
export async function listFileNames(
  tx: Tx,
  people: readonly Pick<PersonMonth, 'deductions'>[],
): Promise<(file: string) => string> {
  const ids = people.flatMap(({ deductions }) => deductions.flatMap(({ file }) => file ?? []))
  const rows = await tx.storedFile.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (file) => names.get(file) ?? ''
}
