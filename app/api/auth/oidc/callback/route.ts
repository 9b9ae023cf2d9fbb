import type { NextRequest } from 'next/server'
import { returnFromProvider } from '@/lib/auth/oidc/commands'
import { hasProvider } from '@/lib/auth/oidc/queries'
import { keepCookie } from '@/lib/auth/session/commands'
import { href, staffHref } from '@/lib/routes'

export const dynamic = 'force-dynamic'

export async function GET(request: NextRequest): Promise<Response> {
  if (!hasProvider()) return new Response(null, { status: 404 })
  const back = await returnFromProvider(request.nextUrl.searchParams, new Date())
  if (back.ok) await keepCookie(back.sessionId)
  const location = back.ok
    ? (back.next ?? staffHref('desk'))
    : `${href('vi', 'signIn')}?tai-khoan=${back.reason}`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
