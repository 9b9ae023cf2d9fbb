import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'

/**
 * A real OpenID provider on the loopback address. Whoever signs in there under a name has the mail address
 * `name@co-quan.example`, vouched for.
 */
export async function openIdentityProvider(port: number, redirectUri: string) {
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'nep',
        client_secret: 'bi-mat-thu-nghiem',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@co-quan.example`, email_verified: true }),
    }),
    cookies: { keys: ['chi-dung-khi-thu-nghiem'] },
  })
  const server: Server = createServer(provider.callback())
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'nep', OIDC_CLIENT_SECRET: 'bi-mat-thu-nghiem' },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
