import 'server-only'
import type { Tx } from '@/lib/db'

/** After so long without a word from whoever takes a file in, it was stopped. */
const silentSeconds = 15

/** `of`: null while the file is read once more before it is written. `stopped`: nobody takes it in any more. */
export type Progress = { state: 'running' | 'stopped'; written: number; of: number | null }

/** How far the taking in of a parked file is, by the database's clock; null where nobody has begun, or it is done. */
export async function findProgress(tx: Tx, upload: string): Promise<Progress | null> {
  const [row] = await tx.$queryRaw<{ live: boolean; written: number; of: number | null }[]>`
    SELECT ticked_at > clock_timestamp() - make_interval(secs => ${silentSeconds}) AS live, written, to_write AS "of"
    FROM parked_upload WHERE id = ${upload}::uuid AND ticked_at IS NOT NULL AND done IS NULL`
  return row ? { state: row.live ? 'running' : 'stopped', written: row.written, of: row.of } : null
}

/** Of several who take one file in, one does: false where somebody else is at it, or it is done. */
export async function beginProgress(tx: Tx, upload: string): Promise<boolean> {
  const begun = await tx.$executeRaw`
    UPDATE parked_upload SET ticked_at = clock_timestamp(), written = 0, to_write = NULL
    WHERE id = ${upload}::uuid AND done IS NULL
      AND (ticked_at IS NULL OR ticked_at <= clock_timestamp() - make_interval(secs => ${silentSeconds}))`
  return begun > 0
}
