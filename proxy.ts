import { type NextRequest, NextResponse } from 'next/server'
import { comesFromHere } from '@/lib/auth/session/rules'
import { env, publicUrl } from '@/lib/env'
import { href, staffHref } from '@/lib/routes'

// Gives signed-in pages their nonce. It guards nothing: each page and command asks who is there.
export function proxy(request: NextRequest) {
  // Each action refuses a foreign sender itself; but Next would answer first, with a bare 500 that explains nothing.
  if (request.method === 'POST' && !fromHere(request)) {
    return NextResponse.redirect(new URL(`${href('vi', 'signIn')}?tu-choi=nguon`, request.url), 303)
  }
  const { nextUrl: at } = request
  // Where her session had ended, the browser sends the form on to this page, whose form it is not: Next would say so.
  if (at.searchParams.has('gui') && at.pathname === href('vi', 'signIn')) {
    const there = new URL(at.pathname + at.search, request.url)
    there.searchParams.delete('gui')
    there.searchParams.set('chua-luu', '1')
    return NextResponse.redirect(there, 303)
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action 'self'${at.pathname === staffHref('account') ? providerOrigin() : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // A page is not told its own address; signing in must find the way back to it.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.delete('x-form')
  if (request.method === 'POST' && !headers.has('next-action')) headers.set('x-form', '1')
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  return response
}

// A browser holds what a form leads to against its page's policy, and tying an account leads to the provider.
function providerOrigin(): string {
  const { OIDC_ISSUER } = env()
  return OIDC_ISSUER ? ` ${new URL(OIDC_ISSUER).origin}` : ''
}

function fromHere({ headers }: NextRequest): boolean {
  return comesFromHere({
    origin: headers.get('origin'),
    site: headers.get('sec-fetch-site'),
    host: headers.get('host'),
    publicUrl: publicUrl(),
  })
}

// Next reads this list from the source text, so it cannot be imported: tests/lib/routes.test.ts holds it equal to lib/routes.ts.
export const config = { matcher: ['/can-bo', '/can-bo/:path*', '/thiet-ke', '/dang-nhap', '/en/sign-in'] }
