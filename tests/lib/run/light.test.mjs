import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { light } from '@/lib/run/light.mjs'

const open = []
afterEach(() => open.splice(0).forEach((server) => server.close()))

/** What went over the wire: fetch would unpack it. */
async function ask(handle, path, { method = 'GET', encoding = 'gzip, br', ...headers } = {}) {
  const server = createServer(handle).listen(0, '127.0.0.1')
  open.push(server)
  await once(server, 'listening')
  const asked = request({
    port: server.address().port,
    path,
    method,
    headers: { ...headers, ...(encoding && { 'accept-encoding': encoding }) },
  }).end()
  const [answer] = await once(asked, 'response')
  const chunks = []
  for await (const chunk of answer) chunks.push(chunk)
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }
}

// As Next does it: headers first, then pieces.
const next =
  (type, pieces, headers = {}) =>
  (request, response) => {
    next.encoding = request.headers['accept-encoding']
    response.setHeader('content-type', type)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.flushHeaders()
    for (const piece of pieces) response.write(piece)
    response.end()
  }

const json = 'application/json; charset=utf-8'
const rows = JSON.stringify({
  data: Array.from({ length: 200 }, (_, n) => ({ n, name: 'Phường Đông Ngạc' })),
})

describe('open data', () => {
  it('goes out compressed to whoever takes it, whole and with a weak tag', async () => {
    const page = light()(next(json, [rows.slice(0, 99), rows.slice(99)], { etag: '"one"', vary: 'rsc' }))
    const { headers, body } = await ask(page, '/api/v1/units?after=a')
    expect(gunzipSync(body).toString()).toBe(rows)
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      etag: 'W/"one"',
      vary: 'rsc, Accept-Encoding',
    })
    expect(headers['content-length']).toBe(String(body.length))
  })

  it('goes out as it is to whoever does not, and says that there are two', async () => {
    const page = light()(next(json, [rows], { etag: '"one"' }))
    const { headers, body } = await ask(page, '/api/v1/units', { encoding: '' })
    expect([body.toString(), headers['content-encoding'], headers.etag]).toEqual([rows, undefined, '"one"'])
    expect(headers.vary).toBe('Accept-Encoding')
  })

  it.each([
    ['a small answer', json, ['{}'], undefined],
    ['another kind of file', 'application/pdf', [rows], undefined],
    ['what is too long to hold', json, [rows, rows], { keptBytes: rows.length }],
  ])('leaves %s as it is', async (_, type, pieces, options) => {
    const { headers, body } = await ask(light(options)(next(type, pieces)), '/api/v1/units')
    expect([body.toString(), headers['content-encoding']]).toEqual([pieces.join(''), undefined])
  })

  it('keeps statuses without a body', async () => {
    const known = (request, response) => response.writeHead(304, { etag: '"one"' }).end()
    const { status, headers, body } = await ask(light()(known), '/api/v1/units')
    expect([status, headers.etag, body.length]).toEqual([304, '"one"', 0])
  })
})

describe('pages', () => {
  const page = [
    '<h1>Phiếu</h1><scr',
    'ipt src="/_next/a.js"></script><link rel="preload" as="script" href="/b.js"/>',
    'ấ'.repeat(999),
  ]
  const clean = `<h1>Phiếu</h1>${'ấ'.repeat(999)}`
  const html = next('text/html; charset=utf-8', page)

  it.each(['GET', 'POST'])('a public page made for one request carries no script (%s)', async (method) => {
    const { body, headers } = await ask(light()(html), '/don-vi/phong-nha/gop-y/theo-doi?ma=1', { method })
    expect(gunzipSync(body).toString()).toBe(clean)
    expect(headers.vary).toBe('Accept-Encoding')
    expect(next.encoding).toBeUndefined()
  })

  it.each(['/can-bo/quy-tac', '/dang-nhap?ve=a', '/en/sign-in', '/_next/static/a.html'])(
    '%s keeps its own',
    async (path) => {
      const { body } = await ask(light()(html), path)
      expect(body.toString()).toBe(page.join(''))
      expect(next.encoding).toBe('gzip, br')
    },
  )

  it.each([404, 500])('one that Next leaves blank is whole (%i)', async (status) => {
    const blank = (request, response) => {
      response.statusCode = status
      return next('text/html', ['<html id="__next_error__"><script>1</script></html>'])(request, response)
    }
    const whole = { 404: '<h1>Không có</h1><script>1</script>', 500: '<h1>Chưa mở được</h1>' }
    const { status: sent, body } = await ask(light({ whole })(blank), '/don-vi/phong-nha/khao-sat/muc-9')
    expect([sent, body.toString()]).toEqual([status, whole[status].replace(/<script.*/, '')])
  })

  it('a paper that cannot be set now is a page that says so', async () => {
    const failed = (request, response) => Object.assign(response, { statusCode: 500 }).end()
    const { status, headers, body } = await ask(
      light({ whole: { 500: '<h1>Chưa mở được</h1>' } })(failed),
      '/quy-tac/can-bo/in/to-a4.pdf',
    )
    expect([status, headers['content-type'], body.toString()]).toEqual([
      500,
      'text/html; charset=utf-8',
      '<h1>Chưa mở được</h1>',
    ])
  })
})
