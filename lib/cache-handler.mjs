import { createRequire } from 'node:module'

// Next's own modules are CommonJS that each loader unwraps differently; require gives them as they are.
const ofNext = createRequire(import.meta.url)
const { default: FileSystemCache } = ofNext('next/dist/server/lib/incremental-cache/file-system-cache')
const { SharedCacheControls } = ofNext('next/dist/server/lib/incremental-cache/shared-cache-controls.external')

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
  }

  async get(...question) {
    const held = await super.get(...question)
    // Pages made by the build come from disk as Next wrote them.
    mend(held?.value)
    return held
  }

  async set(key, data, context) {
    // In place: Next answers the request that filled the cache from this very object.
    mend(data)
    const { cacheControls } = SharedCacheControls
    for (const oldest of cacheControls.keys()) {
      if (cacheControls.size <= remembered) break
      cacheControls.delete(oldest)
    }
    return super.set(key, data, context)
  }
}

const mended = new WeakSet()

function mend(page) {
  if (page?.kind !== 'APP_PAGE' || mended.has(page)) return
  page.html = withoutScripts(page.html)
  mended.add(page)
}
