import 'server-only'
import type { Tx } from '@/lib/db'
import { listWriters } from '../merging/queries'
import type { CellFault } from '../sheets/schema'
import type { ReadPerson } from './rules'

/** What could not be taken; where two wrote the same cell with the name of the other, or in which window she did herself. */
export async function withWriters(
  tx: Tx,
  read: readonly Pick<ReadPerson, 'person' | 'faults'>[],
  personId: string,
): Promise<CellFault[]> {
  const all = read.flatMap(({ person, faults }) =>
    faults.map((fault) => ({ fault, evaluationId: person.evaluationId, field: fault.key })),
  )
  const clashes = all.filter(({ fault }) => fault.now !== undefined)
  const writers = await listWriters(tx, clashes, personId)
  return all.map((each) => ({ ...each.fault, ...writers[clashes.indexOf(each)] }))
}
