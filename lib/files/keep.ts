import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db'
import type { AcceptedFile, FileOwner } from './schema'

/** Writes the file inside the change it belongs to. `personId`: who uploaded it, null for a citizen. */
export async function keepFile(
  tx: Tx,
  owner: FileOwner,
  file: AcceptedFile,
  personId: string | null,
): Promise<string> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const { id } = await tx.storedFile.create({
    data: { ...file, owner, sha256, uploadedById: personId },
    select: { id: true },
  })
  return id
}
