import 'server-only'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { db } from '@/lib/db'

/** Whether the portal can do its work: the database answers and every shipped migration is applied. */
export async function readiness(): Promise<{ ready: boolean; why: string }> {
  const shipped = (await readdir(path.join(process.cwd(), 'prisma/migrations'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  try {
    const applied = await db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    const missing = shipped.filter((name) => !applied.some((row) => row.name === name))
    return missing.length
      ? { ready: false, why: `migrations missing: ${missing.join(', ')}` }
      : { ready: true, why: 'ready' }
  } catch {
    return { ready: false, why: 'database does not answer' }
  }
}
