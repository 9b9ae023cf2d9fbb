import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import { comparisonRewrites } from './lib/record/comparison/addresses/rules'
import { questionRewrites, rewrites } from './lib/rewrites'
import { href, locales } from './lib/routes'

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

const withoutScripts = [
  {
    key: 'Content-Security-Policy',
    value:
      "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; " +
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  },
]

// Browsers of before 2020 put a PDF into a page of their own and hold that page to this policy: it must be let fill the window.
const ofPaper = [
  {
    key: 'Content-Security-Policy',
    value:
      "script-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
]

function ownHosts(): string[] {
  const address = process.env.PUBLIC_URL
  return address ? [new URL(address).host] : []
}

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'nodemailer', 'pino'],
  // Public pages kept in memory without their scripts, bounded, never on disk.
  cacheHandler: fileURLToPath(new URL('./lib/cache-handler.mjs', import.meta.url)),
  cacheMaxMemorySize: 64 * 1024 * 1024,
  experimental: {
    globalNotFound: true,
    // The largest upload (lib/files) and the fields around it. Behind a proxy Next sees another host than the visitor; the portal's own address is the right one.
    serverActions: { bodySizeLimit: '11mb', allowedOrigins: ownHosts() },
  },
  rewrites: async () => ({
    beforeFiles: [
      ...comparisonRewrites({ vi: href('vi', 'results'), en: href('en', 'results') }),
      ...questionRewrites(),
      ...rewrites(),
    ],
    afterFiles: [],
    fallback: [],
  }),
  redirects: async () => [
    { source: '/vi', destination: '/', permanent: true },
    { source: '/vi/:path*', destination: '/:path*', permanent: true },
  ],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    // Signed-in pages get their policy, with its nonce, from proxy.ts.
    {
      source: '/:path((?!can-bo(?:/|$)|thiet-ke$|dang-nhap$|en/sign-in$|_next/).*)',
      headers: withoutScripts,
    },
    { source: '/:path(.*\\.pdf)', headers: ofPaper },
    // A paper being made is looked at again until it is there; the page stops by leaving this word away.
    {
      source: '/can-bo/:path*/dang-lam',
      has: [{ type: 'query', key: 'tu-xem' }],
      headers: [{ key: 'Refresh', value: '2' }],
    },
    // What somebody asked for is kept by nobody on the way; Next would let it be kept as a page is.
    ...locales.map((locale) => ({
      source: href(locale, 'search'),
      headers: [{ key: 'Cache-Control', value: 'private, no-store' }],
    })),
    {
      source: '/fonts/:path*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
}

export default config
