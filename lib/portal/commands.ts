import 'server-only'
import { db } from '@/lib/db'
import type { PortalSettings } from './schema'

/** Names the portal, unless somebody has named it already. */
export async function presetPortal(settings: PortalSettings): Promise<void> {
  await db.setting.createMany({ data: [{ key: 'portal', value: settings }], skipDuplicates: true })
}

/** Remembers which seed files this database has. */
export async function rememberSeed(hash: string): Promise<void> {
  const value = { hash }
  await db.setting.upsert({
    where: { key: 'seed' },
    create: { key: 'seed', value },
    update: { value },
    select: { key: true },
  })
}
