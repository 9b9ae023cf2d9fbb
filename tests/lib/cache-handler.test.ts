import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import PublicPageCache, { withoutScripts } from '@/lib/cache-handler.mjs'

const page = (html: string) => ({
  kind: 'APP_PAGE',
  html,
  rscData: Buffer.from('flight'),
  headers: {},
  status: 200,
})
const context = { kind: 'APP_PAGE', isFallback: false, cacheControl: { revalidate: 60, expire: undefined } }
const open = (maxMemoryCacheSize: number, serverDistDir = '/nowhere') =>
  new PublicPageCache({ fs: undefined, serverDistDir, revalidatedTags: [], maxMemoryCacheSize })

// An address as the built site's Next names it in its cache.
const keyOf = (address: string) => `/route-cache/APP_PAGE/1898cd394e89a13b/$${address}`

describe('withoutScripts', () => {
  it('takes scripts and the hints to fetch them, and nothing else', () => {
    const html =
      '<head><link rel="preload" as="script" fetchPriority="low" href="/a.js"/><link rel="modulepreload" href="/b.js">' +
      '<link rel="stylesheet" href="/c.css"/><link rel="preload" as="font" href="/d.woff2"/></head>' +
      '<p>Đúng hạn &lt;script&gt;</p><script>self.__next_f.push("</p>")</script><SCRIPT src="/e.js" async=""></SCRIPT>'
    expect(withoutScripts(html)).toBe(
      '<head><link rel="stylesheet" href="/c.css"/><link rel="preload" as="font" href="/d.woff2"/></head>' +
        '<p>Đúng hạn &lt;script&gt;</p>',
    )
  })
})

describe('PublicPageCache', () => {
  it('mends the very object that Next answers the first request from', async () => {
    const cache = open(1_000_000)
    const first = page('<p>a</p><script>1</script>')
    await cache.set('/first', first, context)
    expect(first.html).toBe('<p>a</p>')
    expect((await cache.get('/first', context))?.value).toMatchObject({ html: '<p>a</p>', status: 200 })
  })

  it('shows the whole 404 page where Next would show a blank one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nep-cache-'))
    mkdirSync(join(folder, 'app'))
    writeFileSync(join(folder, 'app', '_not-found.html'), '<h1>Không có trang này</h1><script>1</script>')
    const cache = open(1_000_000, folder)
    const missing = { ...page('<html id="__next_error__"><body></body></html>'), status: 404 }
    await cache.set('/missing', missing, context)
    expect(missing.html).toBe('<h1>Không có trang này</h1>')
    rmSync(folder, { recursive: true })
  })

  it('forgets what nobody reads before it grows past its bound', async () => {
    const cache = open(1_000_000)
    for (let n = 0; n < 300; n += 1) await cache.set(`/invented-${n}`, page('x'.repeat(10_000)), context)
    const held = await Promise.all(
      Array.from({ length: 300 }, (_, n) => cache.get(`/invented-${n}`, context)),
    )
    expect(held.filter(Boolean).length).toBeLessThan(100)
    expect(held.at(-1)).not.toBeNull()
  })

  it('keeps no answer to a question, asked as Next asks', async () => {
    const cache = open(1_000_000)
    for (const path of ['/vi/search/trang phuc', '/en/search/dress']) {
      for (const key of [path, keyOf(path)]) {
        const first = page('<p>a</p><script>1</script>')
        await cache.set(key, first, context)
        expect(first.html).toBe('<p>a</p>')
        expect(await cache.get(key, context)).toBeNull()
      }
    }
  })

  it('never shows a page of this minute once its minute is over', async () => {
    const cache = open(1_000_000)
    const [desk, unit] = [keyOf('/vi/units/thuong-cat/one-stop'), keyOf('/vi/units/thuong-cat')]
    for (const path of [desk, unit]) await cache.set(path, page('<p>a</p>'), context)
    expect(await cache.get(desk, context)).not.toBeNull()
    vi.useFakeTimers({ now: Date.now() + 61_000 })
    expect(await cache.get(desk, context)).toBeNull()
    expect(await cache.get(unit, context)).not.toBeNull()
    vi.useRealTimers()
  })
})
