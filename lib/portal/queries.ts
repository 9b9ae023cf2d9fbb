import 'server-only'
import { publicDb } from '@/lib/db'
import { type PortalSettings, portalSettings } from './schema'

/** The portal's settings, with defaults for what nobody has set. */
export async function getPortalSettings(): Promise<PortalSettings> {
  const row = await publicDb.setting.findUnique({ where: { key: 'portal' }, select: { value: true } })
  return portalSettings.parse(row?.value ?? {})
}
