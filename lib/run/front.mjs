const KEPT_MS = 1000
const KEPT_BYTES = 32 * 1024 * 1024
// Headers and bookkeeping of one answer; with its address they may weigh more than a short body.
const OVERHEAD = 2048
const ofOneConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date'])

/** What cache-handler.mjs tells when something was published: the same process, but loaded by Next on its own. */
const heard = Symbol.for('nep.published')

/**
 * Keeps what `handle` answered to everybody alike (200 with s-maxage, no cookie) for a second, as the bytes that
 * went over the wire: Next spends a millisecond of work on each request for a page it has cached. A publication
 * empties it, and an answer that was under way meanwhile is not kept.
 */
export function front(handle, { keptMs = KEPT_MS, keptBytes = KEPT_BYTES, now = Date.now } = {}) {
  const kept = new Map()
  let bytes = 0
  let published = 0
  globalThis[heard] = () => {
    published += 1
    kept.clear()
    bytes = 0
  }

  return async (request, response) => {
    neverStale(response)
    const key = keyOf(request)
    if (!key) return handle(request, response)
    const found = kept.get(key)
    if (found && found.until > now()) return send(found, request, response)
    const before = published
    record(response, (answer) => {
      if (before !== published) return
      const weight = answer.body.length + key.length + OVERHEAD
      if (bytes + weight > keptBytes) {
        kept.clear()
        bytes = 0
      }
      bytes += weight - (kept.get(key)?.weight ?? 0)
      kept.set(key, { ...answer, weight, until: now() + keptMs })
    })
    return handle(request, response)
  }
}

// Next lets whoever stands between serve a cached page for a year after its time; a corrected figure may not wait for that.
function neverStale(response) {
  const { setHeader } = response
  response.setHeader = (name, value) =>
    setHeader.call(
      response,
      name,
      /^cache-control$/i.test(name) ? String(value).replace(/, stale-while-revalidate=\d+/, '') : value,
    )
}

// What the answer depends on. Whoever brings a cookie is answered in person.
function keyOf({ method, url, headers }) {
  if (method !== 'GET' || headers.cookie || headers.rsc || headers.range || headers.authorization) return null
  const encoding = /\bgzip\b/.test(headers['accept-encoding'] ?? '') ? 'gzip' : ''
  return `${encoding} ${headers.host} ${url}`
}

function record(response, keep) {
  const chunks = []
  const [write, end] = [response.write, response.end]
  const add = (chunk, encoding) => {
    if (chunk && typeof chunk !== 'function')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8'))
  }
  response.write = (...given) => {
    add(...given)
    return write.apply(response, given)
  }
  response.end = (...given) => {
    add(...given)
    const headers = response.getHeaders()
    if (forEverybody(response.statusCode, headers)) {
      const named = Object.entries(headers).filter(([name]) => !ofOneConnection.has(name))
      const body = Buffer.concat(chunks)
      keep({ body, etag: textOf(headers.etag), headers: [...named, ['content-length', body.length]] })
    }
    return end.apply(response, given)
  }
}

// Next writes the headers of a route as lists of one, those of a page as text.
const textOf = (header) => (header === undefined ? undefined : String(header))

function forEverybody(status, headers) {
  return status === 200 && /\bs-maxage=/.test(String(headers['cache-control'])) && !headers['set-cookie']
}

function send({ body, etag, headers }, request, response) {
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => strong(tag.trim()))
  const same = etag && (known.includes(strong(etag)) || known.includes('*'))
  for (const [name, value] of headers) {
    if (!same || !/^content-(?:length|type|encoding)$/.test(name)) response.setHeader(name, value)
  }
  response.statusCode = same ? 304 : 200
  response.end(same ? undefined : body)
}

// Tags are compared weakly (RFC 9110): what goes out compressed has a weak one.
const strong = (tag) => tag.replace(/^W\//, '')
