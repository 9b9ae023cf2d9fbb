import { withoutScripts } from '../cache-handler.mjs'
import { sentences } from './sent.mjs'

/**
 * A signed-in page that is not there, or cannot be made now, answers with a page that says so, whole: Next sends an
 * empty body and lets scripts draw it. `pages` are the HTML by status; returns what wraps a request handler.
 */
export function wholeMissing(pages) {
  const bodies = new Map(
    Object.entries(pages).map(([status, page]) => [Number(status), Buffer.from(withoutScripts(page))]),
  )
  return (handle) => (request, response) => {
    // A form goes out for a page; drafts and actions are sent by scripts, which read their own answers.
    const form = request.method === 'POST' && /text\/html/.test(request.headers.accept ?? '')
    const sent = form ? sentences(request) : undefined
    if ((sent || request.method === 'GET') && wantsPage(request)) replace(response, bodies, sent)
    return handle(request, response)
  }
}

/** The page for unknown addresses, saying instead that the portal cannot answer now: `said` are the texts by language. */
export function failedPage(page, said) {
  const told = Object.entries(said).map(([lang, { title, text, kept, keptWhy, again }], n) => {
    if (![title, text, kept, keptWhy, again].every(Boolean))
      throw new Error(`lib/texts/${lang}/failed.json lacks a text`)
    const head = n === 0 ? `<div class="n-title"><h1>${title}</h1></div>` : `<h2>${title}</h2>`
    const words = `<div class="n-prose"><p>${text}</p></div>`
    const typed = `<section hidden class="n-section"><h2>${kept}</h2><p>${keptWhy}</p>${TYPED}</section>`
    return `<div lang="${lang}">${head}${words}${n === 0 ? typed : ''}<p><a href="">${again}</a></p></div>`
  })
  return page
    .replace(/<title>[^<]*<\/title>/, () => `<title>${Object.values(said)[0].title}</title>`)
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

// Next's own navigation and actions ask for data, and get the answer they know how to read.
function wantsPage({ url, headers }) {
  return signedIn.test(url) && !headers.rsc && !headers['next-action']
}

const TYPED = '<!--typed-->'
const marks = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// What was typed stands in the page, to be copied: without scripts nothing else holds it any more.
function withTyped(body, typed) {
  if (typed.length === 0) return body
  const safe = (text) => text.replace(/[&<>"]/g, (mark) => marks[mark])
  const items = typed.map((text) => `<li class="n-typed">${safe(text)}</li>`).join('')
  const page = body.toString().replace(TYPED, () => `<ul>${items}</ul>`)
  return Buffer.from(page.replace('<section hidden class="n-section">', '<section class="n-section">'))
}

function replace(response, bodies, sent = async () => []) {
  const { write, end, writeHead } = response
  let replaced = false
  const gone = () => bodies.has(response.statusCode) && !replaced
  // What takes the page's place has other headers, so Next's wait until the end.
  response.writeHead = (...given) => (gone() ? response : writeHead.apply(response, given))
  response.write = (...given) => (gone() ? true : write.apply(response, given))
  response.end = (...given) => {
    if (!gone()) return end.apply(response, given)
    replaced = true
    void sent().then((typed) => {
      const body = withTyped(bodies.get(response.statusCode), typed)
      for (const name of ['content-encoding', 'transfer-encoding', 'etag']) response.removeHeader(name)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-length', body.length)
      end.call(response, body)
    })
    return response
  }
}
