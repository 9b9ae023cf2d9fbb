import 'server-only'
import { type Client, Issuer } from 'openid-client'
import { env, publicUrl } from '@/lib/env'
import { oidcRoutes } from '@/lib/routes'

/** Whether an identity provider is set: OIDC_ISSUER with its client. */
export function hasProvider(): boolean {
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = env()
  return OIDC_ISSUER !== undefined && OIDC_CLIENT_ID !== undefined
}

const held: { client?: Client } = {}

/** The portal as a client of its provider, from the provider's own description of itself. Throws when it cannot be reached. */
export async function providerClient(): Promise<Client> {
  if (held.client) return held.client
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) throw new Error('OIDC_ISSUER và OIDC_CLIENT_ID chưa được đặt.')
  const issuer = await Issuer.discover(OIDC_ISSUER)
  held.client = new issuer.Client({
    client_id: OIDC_CLIENT_ID,
    client_secret: OIDC_CLIENT_SECRET,
    redirect_uris: [publicUrl() + oidcRoutes.callback],
    response_types: ['code'],
    ...(OIDC_CLIENT_SECRET ? {} : { token_endpoint_auth_method: 'none' as const }),
  })
  return held.client
}
