import type { NextRequest } from 'next/server'
import { returnFromProvider } from '@/lib/auth/oidc/commands'
import { linkIdentity } from '@/lib/auth/oidc/linking/commands'
import { hasProvider } from '@/lib/auth/oidc/queries'
import type { Claims } from '@/lib/auth/oidc/schema'
import { keepCookie } from '@/lib/auth/session/commands'
import { findActor } from '@/lib/auth/session/queries'
import { href, staffHref } from '@/lib/routes'

export const dynamic = 'force-dynamic'

export async function GET(request: NextRequest): Promise<Response> {
  if (!hasProvider()) return new Response(null, { status: 404 })
  const back = await returnFromProvider(request.nextUrl.searchParams, new Date())
  if (!back.ok) return go(`${href('vi', 'signIn')}?tai-khoan=${back.reason}`)
  if ('linking' in back) return go(await link(back.linking))
  await keepCookie(back.sessionId)
  return go(back.next ?? staffHref('desk'))
}

async function link({ accountId, who }: { accountId: string; who: Claims | null }): Promise<string> {
  const actor = await findActor()
  if (!actor) return `${href('vi', 'signIn')}?tai-khoan=expired`
  const linked = who && (await linkIdentity(actor, accountId, who, new Date()))
  const told = !linked ? 'failed' : linked.ok ? 'linked' : linked.reason
  return `${staffHref('account')}?co-quan=${told}`
}

function go(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
