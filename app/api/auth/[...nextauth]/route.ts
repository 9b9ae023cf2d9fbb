import NextAuth, { type AuthOptions, type User } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { headers } from 'next/headers'
import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/sender'
import { signIn, signOut } from '@/lib/auth/session/commands'
import { authSecret, findActorOfSession, sessionCookie } from '@/lib/auth/session/queries'
import { pathHere } from '@/lib/auth/session/rules'
import { credentials, SESSION_HOURS } from '@/lib/auth/session/schema'
import { href, staffHref } from '@/lib/routes'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ nextauth: string[] }> }

// next-auth's own door, through the same command, cookie and session row as the sign-in page.
function options(): AuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    cookies: { sessionToken: sessionCookie() },
    useSecureCookies: sessionCookie().options.secure,
    pages: { signIn: href('vi', 'signIn'), signOut: staffHref('desk'), error: href('vi', 'signIn') },
    providers: [
      Credentials({
        credentials: { userName: {}, password: { type: 'password' } },
        authorize: async (typed): Promise<(User & { sid: string }) | null> => {
          const parsed = credentials.safeParse(typed)
          const outcome = parsed.success
            ? await signIn(parsed.data, new Date(), addressOf(await headers()))
            : null
          return outcome?.ok ? { id: outcome.accountId, sid: outcome.sessionId } : null
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user && 'sid' in user) return { sid: user.sid }
        await getActor(token.sid)
        return { sid: token.sid }
      },
      session: async ({ session, token }) => {
        const { fullName, userName } = await getActor(token.sid)
        return { expires: session.expires, user: { name: fullName, userName } }
      },
    },
    events: {
      signOut: async ({ token }) => {
        const actor = typeof token?.sid === 'string' ? await findActorOfSession(token.sid, new Date()) : null
        if (actor) await signOut(actor, new Date())
      },
    },
    // A refused password is an audit event already, and the warnings are about a variable that is not used.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }
}

// Throwing makes next-auth clear the cookie: a session without its row is none.
async function getActor(sid: unknown) {
  const actor = typeof sid === 'string' ? await findActorOfSession(sid, new Date()) : null
  if (!actor) throw new Error('The session has ended')
  return actor
}

async function answer(request: NextRequest, context: Context): Promise<Response> {
  const [act] = (await context.params).nextauth
  // It breaks where its error page is asked anything, and where a password is sent by an address: neither is a way in.
  if (act === 'error' || (act === 'callback' && request.method === 'GET')) {
    return new Response(null, { status: 303, headers: { location: href('vi', 'signIn') } })
  }
  const response: Response = await NextAuth(request, context, options())
  const to = response.headers.get('location')
  if (!to) return response
  // It believes to live at localhost:3000; an address without host is right everywhere and leads nowhere else.
  response.headers.set('location', pathHere(to) ?? staffHref('desk'))
  return response
}

export { answer as GET, answer as POST }
