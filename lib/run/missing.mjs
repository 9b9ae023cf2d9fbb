import { withoutScripts } from '../cache-handler.mjs'

/**
 * A signed-in page that is not there, or cannot be made now, answers with a page that says so, whole: Next sends an
 * empty body and lets scripts draw it. `pages` are the HTML by status; returns what wraps a request handler.
 */
export function wholeMissing(pages) {
  const bodies = new Map(
    Object.entries(pages).map(([status, page]) => [Number(status), Buffer.from(withoutScripts(page))]),
  )
  return (handle) => (request, response) => {
    if (request.method === 'GET' && wantsPage(request)) replace(response, bodies)
    return handle(request, response)
  }
}

/** The page for unknown addresses, saying instead that the portal cannot answer now: `said` are the texts by language. */
export function failedPage(page, said) {
  const told = Object.entries(said).map(([lang, { failedTitle, failedText, failedAgain }], n) => {
    const head = n === 0 ? `<div class="n-title"><h1>${failedTitle}</h1></div>` : `<h2>${failedTitle}</h2>`
    const again = `<p><a href="">${failedAgain}</a></p>`
    return `<div lang="${lang}">${head}<div class="n-prose"><p>${failedText}</p>${again}</div></div>`
  })
  return page
    .replace(/<title>[^<]*<\/title>/, () => `<title>${Object.values(said)[0].failedTitle}</title>`)
    .replace(
      /(<main\b[^>]*>)[\s\S]*<\/main>/,
      (_, main) => `${main}<div class="n-frame">${told.join('')}</div></main>`,
    )
}

/** An address that no page can have (half an escape, a NUL): asked for as one that is not there, where Next would break. */
export function possible(url) {
  const [path, ...question] = url.split('?')
  const asked = question.join('?').replaceAll('%00', '')
  const known = readable(path) ? path : path.startsWith('/api/v1/') ? '/api/v1/none' : '/none'
  return asked ? `${known}?${asked}` : known
}

function readable(path) {
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

const signedIn = /^\/(?:can-bo(?:[/?]|$)|(?:thiet-ke|dang-nhap|en\/sign-in)(?:\?|$))/

// Next's own navigation asks for data, and gets the answer it knows how to read.
function wantsPage({ url, headers }) {
  return signedIn.test(url) && !headers.rsc
}

function replace(response, bodies) {
  const { write, end, writeHead } = response
  let replaced = false
  const gone = () => bodies.has(response.statusCode) && !replaced
  // What takes the page's place has other headers, so Next's wait until the end.
  response.writeHead = (...given) => (gone() ? response : writeHead.apply(response, given))
  response.write = (...given) => (gone() ? true : write.apply(response, given))
  response.end = (...given) => {
    if (!gone()) return end.apply(response, given)
    replaced = true
    const body = bodies.get(response.statusCode)
    for (const name of ['content-encoding', 'transfer-encoding', 'etag']) response.removeHeader(name)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-length', body.length)
    return end.call(response, body)
  }
}
