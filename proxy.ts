import { type NextRequest, NextResponse } from 'next/server'

// Gives signed-in pages their nonce. It guards nothing: each page and command asks who is there.
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // A page is not told its own address; signing in must find the way back to it.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  return response
}

// Next reads this list from the source text, so it cannot be imported: tests/lib/routes.test.ts holds it equal to lib/routes.ts.
export const config = { matcher: ['/can-bo', '/can-bo/:path*', '/thiet-ke', '/dang-nhap', '/en/sign-in'] }
