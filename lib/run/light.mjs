import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { withoutScripts } from '../cache-handler.mjs'

const squeeze = promisify(gzip)
const KEPT_BYTES = 8 * 1024 * 1024
// Less than this fits a packet either way.
const SMALL = 1024

/**
 * What Next leaves heavy: the answers of its route handlers are sent as they are, and a public page that is made for
 * one request (a draft, a receipt) carries scripts that its policy forbids, and is blank without them when it fails.
 * Both are held until they are whole, up to `keptBytes`: open data goes out compressed, pages without scripts and
 * with a body (`whole`, by status). Returns what wraps a request handler.
 */
export function light({ keptBytes = KEPT_BYTES, whole = {} } = {}) {
  const readable = (html, status) =>
    withoutScripts((html.includes('id="__next_error__"') && whole[status]) || html)
  return (handle) => (request, response) => {
    const kind = kindOf(request, readable)
    if (kind) hold(response, { ...kind, keptBytes, zipped: takesGzip(request), whole })
    return handle(request, response)
  }
}

const open = /^\/api\/v1\//
// Pages with a session run scripts under a nonce; what has a dot in its last word is a file.
const ofSomebody = /^\/(?:can-bo|thiet-ke|dang-nhap|en\/sign-in|api|_next|fonts|health)(?:[/?]|$)/

function kindOf({ method, url, headers }, rewrite) {
  if (open.test(url))
    return method === 'GET' ? { type: /^(?:application\/(?:\w+\+)?(?:json|xml)|text\/)/ } : null
  if (ofSomebody.test(url) || headers.rsc || method === 'HEAD') return null
  return { type: /^text\/html\b/, rewrite }
}

// Next would compress what has to be read here first.
function takesGzip({ headers }) {
  const takes = /\bgzip\b/.test(headers['accept-encoding'] ?? '')
  delete headers['accept-encoding']
  return takes
}

function hold(response, { type, rewrite, keptBytes, zipped, whole }) {
  const { write, end, writeHead, flushHeaders } = response
  let chunks = []
  let held = 0

  const free = () => Object.assign(response, { write, end, writeHead, flushHeaders })
  const letGo = () => {
    free()
    const before = chunks
    chunks = []
    for (const chunk of before) response.write(chunk)
  }
  const add = (chunk, encoding) => {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') return
    chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8'))
    held += chunks.at(-1).length
  }
  const wanted = () => type.test(String(response.getHeader('content-type'))) && held <= keptBytes

  // Headers wait for the body: its length, its encoding and its tag are not known before.
  response.flushHeaders = () => undefined
  response.writeHead = (status, ...given) => {
    const named = given.at(-1)
    if (typeof status === 'number') response.statusCode = status
    if (named && typeof named === 'object') response.setHeaders(new Map(Object.entries(named)))
    return response
  }
  response.write = (...given) => {
    add(...given)
    if (!wanted()) letGo()
    given.findLast((each) => typeof each === 'function')?.()
    return true
  }
  response.end = (...given) => {
    add(...given)
    // A route handler that fails says nothing at all.
    if (rewrite && response.statusCode === 500 && held === 0 && whole[500]) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      add(withoutScripts(whole[500]))
    }
    const body = wanted() ? Buffer.concat(chunks) : null
    if (!body?.length) {
      letGo()
      return response.end()
    }
    void lighten(body, { rewrite, zipped, response }).then((sent) => free().end(sent))
    return response
  }
}

async function lighten(given, { rewrite, zipped, response }) {
  const plain = rewrite ? Buffer.from(rewrite(given.toString(), response.statusCode)) : given
  response.removeHeader('transfer-encoding')
  if (!/accept-encoding/i.test(String(response.getHeader('vary'))))
    response.appendHeader('vary', 'Accept-Encoding')
  const body = zipped && plain.length > SMALL ? await squeeze(plain) : plain
  if (body !== plain) {
    response.setHeader('content-encoding', 'gzip')
    // One tag for two encodings is a weak one.
    const tag = response.getHeader('etag')
    if (tag && !/^W\//.test(tag)) response.setHeader('etag', `W/${tag}`)
  }
  response.setHeader('content-length', body.length)
  return body
}
