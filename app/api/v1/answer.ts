import { createHash } from 'node:crypto'
import { CEILING_SECONDS } from '@/app/published'

const open = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link',
}

/**
 * An open answer: anybody may read it from anywhere and keep it a minute. A text is sent as it is (say its
 * `contentType`), anything else as JSON; whoever has it already (`If-None-Match`) gets 304.
 */
export function answer(request: Request, body: unknown, options: { contentType?: string } = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = {
    ...open,
    etag,
    'cache-control': `public, max-age=0, s-maxage=${CEILING_SECONDS}, must-revalidate`,
    'content-type': options.contentType ?? 'application/json; charset=utf-8',
  }
  if (knows(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}

/** What went wrong, as RFC 9457 says it; `detail` tells how to mend the question. */
export function problem(status: number, title: string, detail: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: {
      ...open,
      'cache-control': 'no-store',
      'content-type': 'application/problem+json; charset=utf-8',
    },
  })
}

// Weak comparison (RFC 9110): a proxy that compresses marks the tag with W/.
function knows(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}
