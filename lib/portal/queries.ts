import 'server-only'
import { z } from 'zod'
import { publicDb } from '@/lib/db'
import { type PortalSettings, portalSettings } from './schema'

/** The portal's settings, with defaults for what nobody has set. */
export async function getPortalSettings(): Promise<PortalSettings> {
  const row = await publicDb.setting.findUnique({ where: { key: 'portal' }, select: { value: true } })
  return portalSettings.parse(row?.value ?? {})
}

/** What the portal's first loading has left: the hash of the seed files it has, and whether it was named. */
export async function getSeeded(): Promise<{ hash: string | null; named: boolean }> {
  const rows = await publicDb.setting.findMany({
    where: { key: { in: ['portal', 'seed'] } },
    select: { key: true, value: true },
  })
  const seed = rows.find(({ key }) => key === 'seed')
  return {
    hash: seed ? z.object({ hash: z.string() }).parse(seed.value).hash : null,
    named: rows.some(({ key }) => key === 'portal'),
  }
}
