import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { bounded } from '@/lib/run/bounded.mjs'
import { front } from '@/lib/run/front.mjs'
import { reading } from '@/lib/run/reading.mjs'
import { failedPage, possible, wholeMissing } from '@/lib/run/missing.mjs'

const open = []
afterEach(() => open.splice(0).forEach((server) => server.close()))

async function serving(handle) {
  const server = createServer(handle).listen(0, '127.0.0.1')
  open.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${server.address().port}`
}

const publicPage = (text, headers = {}) => {
  const page = (request, response) => {
    page.asked += 1
    const zipped = /gzip/.test(request.headers['accept-encoding'] ?? '')
    response.setHeader('cache-control', 's-maxage=60')
    response.setHeader('etag', '"one"')
    if (zipped) response.setHeader('content-encoding', 'gzip')
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const body = text(page.asked)
    response.write(zipped ? gzipSync(body) : body)
    response.end()
  }
  page.asked = 0
  return page
}

const plain = { headers: { 'accept-encoding': 'identity' } }
const read = async (url, init = plain) => (await fetch(url, init)).text()

describe('front', () => {
  it('lets nobody on the way serve a page beyond its time', async () => {
    const page = publicPage(() => 'x', { 'Cache-Control': 's-maxage=60, stale-while-revalidate=31535940' })
    const url = await serving(front(page))
    const asked = [await fetch(url, plain), await fetch(url, plain)]
    expect(asked.map(({ headers }) => headers.get('cache-control'))).toEqual(['s-maxage=60', 's-maxage=60'])
  })

  it('asks once for what many ask for, byte for byte and in each encoding', async () => {
    const page = publicPage(() => 'Thượng Cát')
    const url = await serving(front(page))
    expect([await read(url), await read(url)]).toEqual(['Thượng Cát', 'Thượng Cát'])
    expect(page.asked).toBe(1)
    const zipped = { headers: { 'accept-encoding': 'gzip' } }
    expect([await read(url, zipped), await read(url, zipped)]).toEqual(['Thượng Cát', 'Thượng Cát'])
    expect(page.asked).toBe(2)
  })

  it.each([
    ['a page', '"one"', '"one"'],
    ['a route, whose headers Next writes as lists', ['"one"'], '"one"'],
    ['whoever has several', '"one"', '"other", "one"'],
    ['whoever has it in another encoding', '"one"', 'W/"one"'],
    ['whoever has any', 'W/"one"', '*'],
  ])('answers 304 without a body to whoever has it: %s', async (_, etag, known) => {
    const page = publicPage(() => 'a', { etag })
    const url = await serving(front(page))
    await read(url)
    const again = await fetch(url, { headers: { ...plain.headers, 'if-none-match': known } })
    expect(page.asked).toBe(1)
    expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([
      304,
      '',
      's-maxage=60',
    ])
  })

  it('forgets at a publication, also what was under way', async () => {
    const waiting = []
    const slow = publicPage((n) => `lần ${n}`)
    const url = await serving(
      front(async (request, response) => {
        if (request.url === '/slow') await new Promise((go) => waiting.push(go))
        slow(request, response)
      }),
    )
    expect(await read(url)).toBe('lần 1')
    const underWay = read(`${url}/slow`)
    while (waiting.length === 0) await new Promise((go) => setTimeout(go, 5))
    globalThis[Symbol.for('nep.published')]()
    waiting[0]()
    expect(await underWay).toBe('lần 2')
    expect(await read(url)).toBe('lần 3')
    const after = read(`${url}/slow`)
    while (waiting.length < 2) await new Promise((go) => setTimeout(go, 5))
    waiting[1]()
    expect(await after).toBe('lần 4')
  })

  it('keeps nothing longer than a moment, and no more than fits', async () => {
    let clock = 0
    const page = publicPage((n) => String(n).repeat(600))
    const url = await serving(front(page, { now: () => clock, keptMs: 1000, keptBytes: 5000 }))
    await read(url)
    clock = 1001
    expect((await read(url))[0]).toBe('2')
    await read(`${url}/other`)
    expect((await read(url))[0]).toBe('4')
  })

  it.each([
    ['somebody who brings a cookie', {}, { headers: { ...plain.headers, cookie: 'a=b' } }],
    ['an answer with a cookie', { 'set-cookie': 'a=b' }, plain],
    ['an answer that is for one person', { 'cache-control': 'no-store' }, plain],
    ['a form that is sent', {}, { ...plain, method: 'POST' }],
  ])('leaves %s alone', async (_, headers, init) => {
    const page = publicPage(() => 'a', headers)
    const url = await serving(front(page))
    await read(url, init)
    await read(url, init)
    expect(page.asked).toBe(2)
  })
})

describe('wholeMissing', () => {
  const blank = async (request, response) => {
    for await (const _ of request);
    response.statusCode = request.url.includes('co-that') ? 200 : request.url.includes('loi') ? 500 : 404
    response.setHeader('content-encoding', 'gzip')
    response.flushHeaders()
    response.write(gzipSync('trống'))
    response.end()
  }
  const page = '<title>Không có</title><main id="a"><h1>Không có trang này</h1></main><script>1</script>'
  const said = {
    title: 'Chưa mở được',
    text: 'Xin thử lại.',
    kept: 'Vừa gửi',
    keptWhy: 'Chép lại.',
    again: 'Thử lại',
  }
  const missing = wholeMissing({ 404: page, 500: failedPage(page, { vi: said }) })

  it('shows a signed-in page that is not there whole, without scripts', async () => {
    const url = await serving(missing(blank))
    const answer = await fetch(`${url}/can-bo/khong-co`)
    expect([answer.status, await answer.text()]).toEqual([404, page.replace(/<script.*/, '')])
  })

  it('shows one that cannot be made now as a page that says so', async () => {
    const url = await serving(missing(blank))
    const answer = await fetch(`${url}/can-bo/loi`)
    const text = await answer.text()
    expect([answer.status, text.includes('<script')]).toEqual([500, false])
    expect(text).toMatch(/<title>Chưa mở được<\/title><main id="a">.*<h1>Chưa mở được<\/h1>.*<\/main>$/)
    expect(text).not.toContain('Không có')
  })

  it('says it of a form too, but lets Next answer its own actions', async () => {
    const url = await serving(missing(blank))
    const send = async (path, fields) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      const sent = await fetch(`${url}${path}`, { method: 'POST', body, headers: { accept: 'text/html' } })
      return [sent.status, await sent.text()]
    }
    const typed = { id: 'a1b2', remark: 'Hai <b>dòng</b> & một' }
    const [status, text] = await send('/can-bo/loi', typed)
    expect([status, text]).toEqual([500, expect.stringContaining('Hai &lt;b&gt;dòng&lt;/b&gt; &amp; một')])
    expect(text).not.toContain('a1b2')
    expect(text).toContain('<section class="n-section"><h2>Vừa gửi</h2>')
    expect((await send('/can-bo/loi', { id: 'a1b2' }))[1]).toContain('<section hidden')
    // A password may have spaces.
    expect((await send('/can-bo/tai-khoan?loi', { current: 'bốn con chim' }))[1]).not.toContain('chim')
    for (const headers of [{ 'next-action': 'x', accept: 'text/html' }, { accept: 'application/json' }]) {
      const acted = await fetch(`${url}/can-bo/loi`, { method: 'POST', headers })
      expect(await acted.text()).toBe('trống')
    }
  })

  it('has its words, in every language the portal speaks', () => {
    const said = ['vi', 'en'].map((lang) => [
      lang,
      JSON.parse(readFileSync(`lib/texts/${lang}/failed.json`, 'utf8')),
    ])
    const shown = failedPage(page, Object.fromEntries(said))
    expect(shown).not.toContain('undefined')
    expect(shown).toContain(said[1][1].text)
    expect(() => failedPage(page, { vi: {} })).toThrow('failed.json')
  })

  it.each(['/can-bo/co-that', '/don-vi/khong-co'])('leaves %s as it is', async (path) => {
    const url = await serving(missing(blank))
    expect(await read(`${url}${path}`)).toBe('trống')
  })
})

describe('bounded', () => {
  const echo = async (request, response) => {
    let seen = 0
    for await (const chunk of request) seen += chunk.length
    response.end(String(seen))
  }
  const pieces = (count) =>
    new ReadableStream({
      async pull(stream) {
        if (count-- <= 0) return stream.close()
        stream.enqueue(new Uint8Array(1000))
        await new Promise((go) => setTimeout(go, 1))
      },
    })
  const send = async (body) => {
    const url = await serving((...exchange) => void bounded(echo, 5000)(...exchange).catch(() => {}))
    const answer = await fetch(url, { method: 'POST', body, duplex: 'half' })
    return [answer.status, await answer.text()]
  }

  it('lets through what a form may carry, with and without a declared length', async () => {
    expect(await send(new Uint8Array(5000))).toEqual([200, '5000'])
    expect(await send(pieces(5))).toEqual([200, '5000'])
  })

  it('refuses more, whether it is declared or only comes', async () => {
    expect(await send(new Uint8Array(5001))).toEqual([413, ''])
    const more = await send(pieces(5000)).catch(() => 'cut off')
    expect([[413, ''], 'cut off']).toContainEqual(more)
  })
})

describe('possible', () => {
  it.each([
    ['/don-vi/phong-nha?a=1&b=%C3%AD', '/don-vi/phong-nha?a=1&b=%C3%AD'],
    ['/don-vi/%C4%91', '/don-vi/%C4%91'],
    ['/don-vi/a%00b/khao-sat?a=1', '/none?a=1'],
    ['/don-vi/%E0%A4%A', '/none'],
    ['/api/v1/units/%E0%A4%A', '/api/v1/none'],
    ['/quy-tac/can-bo/in/to-a4.pdf?don-vi=%00', '/quy-tac/can-bo/in/to-a4.pdf?don-vi='],
  ])('%s is asked for as %s', (given, asked) => expect(possible(given)).toBe(asked))
})

describe('reading', () => {
  const answered = (request, response) => response.end(`${request.method} ${request.url}`)
  it('lets a page be read and written to, and names that to whoever asks for more', async () => {
    const url = await serving(reading(answered))
    for (const method of ['GET', 'POST', 'HEAD']) expect((await fetch(url, { method })).status).toBe(200)
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const refused = await fetch(`${url}/don-vi/ninh-kieu`, { method })
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
    }
  })
  it('leaves open data and health to say it themselves', async () => {
    const url = await serving(reading(answered))
    for (const path of ['/api/v1/dossiers/31117/2027-01', '/health/live'])
      expect(await read(`${url}${path}`, { method: 'PUT' })).toBe(`PUT ${path}`)
  })
})
