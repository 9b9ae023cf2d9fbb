const MOST_BYTES = 2 * 1024 * 1024

// Where a password may be among what was typed.
const secret = /^\/(?:dang-nhap|en\/sign-in|can-bo\/tai-khoan)(?:[/?]|$)/

/**
 * Listens to a form that is being sent. Returns what gives back its sentences, once it has come whole: what somebody
 * wrote, not ids, choices or seals. A form that may hold a password, or is very large, gives back nothing.
 */
export function sentences(request) {
  const chunks = []
  let bytes = 0
  const { push } = request
  request.push = (chunk, ...rest) => {
    bytes += chunk?.length ?? 0
    if (chunk && bytes <= MOST_BYTES) chunks.push(Buffer.from(chunk))
    return push.call(request, chunk, ...rest)
  }
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  return async () => {
    if (bytes > MOST_BYTES || secret.test(request.url)) return []
    const form = await new Response(Buffer.concat(chunks), { headers }).formData().catch(() => [])
    return [...form].flatMap(([, value]) =>
      typeof value === 'string' && /\S\s+\S/.test(value) ? [value] : [],
    )
  }
}
