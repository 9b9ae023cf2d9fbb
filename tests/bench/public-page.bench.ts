import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { href, locales, type PublicRoute } from '@/lib/routes'
import { type Answer, ask, openSite } from './site'
import { type Line, median, tell } from './verdicts'

// What a citizen opens on her way (way 1), in both languages.
const way: { route: PublicRoute; params?: Record<string, string>; query?: string }[] = [
  { route: 'home' },
  { route: 'search', query: '?q=thuong+cat' },
  { route: 'unit', params: { unit: 'thuong-cat' } },
  { route: 'oneStop', params: { unit: 'thuong-cat' } },
  { route: 'unitResults', params: { unit: 'thuong-cat' } },
  { route: 'code', params: { code: 'noi-cong-cong' } },
  { route: 'article', params: { code: 'noi-cong-cong', n: '4' } },
]
const measured = href('vi', 'unitResults', { unit: 'thuong-cat' })
const rounds = 3
const seconds = 4

const site = await openSite(process.env.DATABASE_URL ?? '')
const lines = [...(await throughput('identity')), ...(await throughput('gzip')), ...(await weights())]
await site.close()
tell(lines)
process.exit()

async function throughput(encoding: 'gzip' | 'identity'): Promise<Line[]> {
  const address = `${site.url}${measured}`
  await ask(address, encoding)
  const bare = await openBare(await ask(address, encoding))
  const [ours, theirs]: [number[], number[]] = [[], []]
  // The first thousands of requests are served by code that is not compiled yet.
  await requestsPerSecond(address, encoding, 10)
  await requestsPerSecond(bare.url, encoding, 2)
  for (let round = 0; round < rounds; round++) {
    ours.push(await requestsPerSecond(address, encoding))
    theirs.push(await requestsPerSecond(bare.url, encoding))
  }
  bare.close()
  const ratio = median(ours) / median(theirs)
  const what = encoding === 'gzip' ? 'compressed for each request' : 'as cached'
  const found = `${ratio.toFixed(2)} (${median(ours).toFixed(0)} : ${median(theirs).toFixed(0)} requests/s)`
  const line = { what: `${measured} against a bare server, ${what}`, found }
  // Behind a proxy that compresses, as deployed, the portal itself sends what it has cached.
  return [encoding === 'gzip' ? line : { ...line, goal: '≥ 0.2', met: ratio >= 0.2 }]
}

/** A server that does nothing but send those bytes under those headers. */
async function openBare({ headers, body }: Answer) {
  const sent = headers.flatMap((name, at) =>
    at % 2 || /^(date|connection|keep-alive)$/i.test(name) ? [] : [[name, headers[at + 1] ?? ''] as const],
  )
  const server = createServer((_, response) => {
    for (const [name, value] of sent) response.appendHeader(name, value)
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

async function requestsPerSecond(url: string, encoding: string, duration = seconds): Promise<number> {
  const cannon = join('node_modules', 'autocannon', 'autocannon.js')
  const asked = ['--json', '--connections', '20', '--duration', String(duration)]
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[cannon, ...asked, '--headers', `accept-encoding=${encoding}`, url],
  ])
  const fired = JSON.parse(stdout) as { requests: { average: number }; non2xx: number; errors: number }
  if (fired.non2xx + fired.errors > 0)
    throw new Error(`${url}: ${fired.non2xx + fired.errors} requests failed`)
  return fired.requests.average
}

async function weights(): Promise<Line[]> {
  const lines: Line[] = []
  const scripts: string[] = []
  let bytes = 0
  for (const { route, params, query = '' } of way) {
    const sizes: number[] = []
    for (const locale of locales) {
      const address = `${site.url}${href(locale, route, params)}${query}`
      await ask(address, 'gzip')
      const { headers, body } = await ask(address, 'gzip')
      sizes.push(body.length / 1000)
      // A page that forbids scripts has none fetched; what stands in its HTML is sent all the same.
      const forbidden = headers.some((value) => value.includes("script-src 'none'"))
      const found = await scriptBytes(gunzipSync(body).toString(), !forbidden)
      bytes += found
      if (found > 0) scripts.push(new URL(address).pathname)
    }
    lines.push({
      what: `${href('vi', route, params)}${query}, HTML compressed (vi, en)`,
      found: sizes.map((size) => size.toFixed(1)).join(', ') + ' kB',
      goal: '≤ 15 kB',
      met: Math.max(...sizes) <= 15,
    })
  }
  const where = scripts.length > 0 ? ` (${scripts.join(', ')})` : ''
  return [
    ...lines,
    { what: `script on all of them${where}`, found: `${bytes} B`, goal: '0 B', met: bytes === 0 },
  ]
}

/** What stands between script tags, and what they or their preloads would fetch. */
async function scriptBytes(html: string, allowed: boolean): Promise<number> {
  let bytes = 0
  for (const [, within = ''] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script/gi)) bytes += within.length
  if (!allowed) return bytes
  const fetched = [
    ...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/gi),
    ...html.matchAll(/<link\b(?=[^>]*\b(?:as="script"|rel="modulepreload"))[^>]*\bhref="([^"]+)"/gi),
  ]
  for (const [, src = ''] of fetched) bytes += (await ask(new URL(src, site.url).href)).body.length
  return bytes
}
