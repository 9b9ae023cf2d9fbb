import type { NextRequest } from 'next/server'
import { leaveForProvider } from '@/lib/auth/oidc/commands'
import { hasProvider } from '@/lib/auth/oidc/queries'
import { canSeal } from '@/lib/auth/session/queries'
import { returnPath } from '@/lib/auth/session/rules'
import { log } from '@/lib/log'
import { href } from '@/lib/routes'

export const dynamic = 'force-dynamic'

export async function GET(request: NextRequest): Promise<Response> {
  if (!hasProvider()) return new Response(null, { status: 404 })
  try {
    if (!canSeal()) throw new Error('AUTH_SECRET is not set')
    return go(await leaveForProvider(returnPath(request.nextUrl.searchParams.get('tiep'))))
  } catch (error) {
    log.error({ path: request.nextUrl.pathname }, String(error))
    return go(`${href('vi', 'signIn')}?tai-khoan=unreachable`)
  }
}

function go(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
