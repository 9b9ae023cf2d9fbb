import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// Next's own modules are CommonJS that each loader unwraps differently; require gives them as they are.
const ofNext = createRequire(import.meta.url)
const { default: FileSystemCache } = ofNext('next/dist/server/lib/incremental-cache/file-system-cache')
const { SharedCacheControls } = ofNext(
  'next/dist/server/lib/incremental-cache/shared-cache-controls.external',
)

// Questions of visitors: answered each time anew, so that nobody can push the pages out with them.
const asked = /^\/(?:vi|en)\/search\/./

// Pages that say what is so at this minute: one that is older is made anew first, never shown once more.
const ofThisMinute = /^\/(?:vi|en)\/units\/[^/]+\/one-stop$/
const MINUTE_MS = 60_000

// Next asks for a page as `/route-cache/APP_PAGE/<its build>/$/vi/search/…`: what stands behind the sign is its address.
const addressOf = (key) => key.slice(key.indexOf('/$/') < 0 ? 0 : key.indexOf('/$/') + 2)

// Next keeps how long each address may be cached in a map of its own that it never empties.
const remembered = 10_000

/** A public page as its visitors use it: nothing of it runs, so no script and no hint to fetch one. */
export function withoutScripts(html) {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<link\b(?=[^>]*\b(?:as="script"|rel="modulepreload"))[^>]*>/gi, '')
}

/**
 * Next's cache, in memory alone (bounded in bytes by cacheMaxMemorySize): on disk it would outlive the database
 * that its pages were made from, and grow with every address that a robot invents.
 */
export default class PublicPageCache extends FileSystemCache {
  constructor(options) {
    super({ ...options, flushToDisk: false })
    this.mend = (page) => mend(page, options.serverDistDir)
  }

  async get(...question) {
    const address = addressOf(question[0])
    if (asked.test(address)) return null
    const held = await super.get(...question)
    if (ofThisMinute.test(address) && held && Date.now() - held.lastModified > MINUTE_MS) return null
    // Pages made by the build come from disk as Next wrote them.
    this.mend(held?.value)
    return held
  }

  async set(key, data, context) {
    // In place: Next answers the request that filled the cache from this very object.
    this.mend(data)
    if (asked.test(addressOf(key))) return
    const { cacheControls } = SharedCacheControls
    for (const oldest of cacheControls.keys()) {
      if (cacheControls.size <= remembered) break
      cacheControls.delete(oldest)
    }
    return super.set(key, data, context)
  }

  async revalidateTag(...tags) {
    await super.revalidateTag(...tags)
    // Answers kept before Next (lib/run/front.mjs) are of the state before.
    globalThis[Symbol.for('nep.published')]?.()
  }
}

const mended = new WeakSet()

function mend(page, folder) {
  if (page?.kind !== 'APP_PAGE' || mended.has(page)) return
  // What notFound() shows is in Next's scripts alone; without them its page is blank.
  const blank = page.status === 404 && page.html.includes('id="__next_error__"')
  page.html = withoutScripts((blank && notFound(folder)) || page.html)
  mended.add(page)
}

let found

/** The page for unknown addresses, which the build wrote out whole. */
function notFound(folder) {
  try {
    found ??= readFileSync(join(folder, 'app', '_not-found.html'), 'utf8')
  } catch {
    found = ''
  }
  return found
}
