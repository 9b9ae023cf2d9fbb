import { withoutScripts } from '../cache-handler.mjs'

/**
 * A signed-in page that is not there answers 404 with the page for unknown addresses, whole: Next sends an empty body
 * and lets scripts draw it. `page` is the HTML that the build wrote; returns what wraps a request handler.
 */
export function wholeMissing(page) {
  const body = Buffer.from(withoutScripts(page))
  return (handle) => (request, response) => {
    if (request.method === 'GET' && wantsPage(request)) replace(response, body)
    return handle(request, response)
  }
}

const signedIn = /^\/(?:can-bo(?:[/?]|$)|thiet-ke(?:\?|$))/

// Next's own navigation asks for data, and gets the answer it knows how to read.
function wantsPage({ url, headers }) {
  return signedIn.test(url) && !headers.rsc
}

function replace(response, body) {
  const { write, end, writeHead } = response
  let replaced = false
  const gone = () => response.statusCode === 404 && !replaced
  // What takes the page's place has other headers, so Next's wait until the end.
  response.writeHead = (...given) => (gone() ? response : writeHead.apply(response, given))
  response.write = (...given) => (gone() ? true : write.apply(response, given))
  response.end = (...given) => {
    if (!gone()) return end.apply(response, given)
    replaced = true
    for (const name of ['content-encoding', 'transfer-encoding', 'etag']) response.removeHeader(name)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-length', body.length)
    return end.call(response, body)
  }
}
