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

/** Walks the provider's own pages as a browser would, with nobody signed in there; returns what it sends back to the portal. */
export async function signInThere(address: string, login: string, backTo: string): Promise<URLSearchParams> {
  const jar = new Map<string, string>()
  const ask = async (url: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = form && new URLSearchParams(form)
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body,
      headers: { cookie },
      redirect: 'manual',
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    return new URL(answer.headers.get('location') ?? url, url).href
  }
  let at = address
  for (let step = 0; step < 12 && !at.startsWith(backTo); step++) {
    const asking = at.includes('/interaction/')
    const prompt = step < 2 ? 'login' : 'consent'
    at = await ask(at, asking ? { prompt, login, password: 'bất kỳ' } : undefined)
  }
  return new URL(at).searchParams
}
