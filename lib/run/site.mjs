import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bounded } from './bounded.mjs'
import { front } from './front.mjs'
import { light } from './light.mjs'
import { failedPage, possible, wholeMissing } from './missing.mjs'
import { root } from './paths.mjs'
import { reading } from './reading.mjs'

// `next start` with five things before it: a page is only read and written to, a body has a limit, answers that many ask
// for are kept for a moment, open data and citizens' pages go out light, and a staff page that does not exist says so
// without scripts. Started by serve.mjs, by journeys and by benchmarks.
process.chdir(root)
const next = createRequire(import.meta.url)('next')
const [hostname, port] = ['127.0.0.1', Number(process.env.PORT)]
const app = next({ dev: false, dir: root, hostname, port })
await app.prepare()
const handle = app.getRequestHandler()

const read = (...path) => readFileSync(join(root, ...path), 'utf8')
const missing = read('.next', 'server', 'app', '_not-found.html')
const texts = ['vi', 'en'].map((locale) => [locale, JSON.parse(read('lib', 'texts', locale, 'failed.json'))])
const whole = { 404: missing, 500: failedPage(missing, Object.fromEntries(texts)) }
const answer = reading(bounded(front(light({ whole })(wholeMissing(whole)(handle)))))
const server = createServer((request, response) => {
  request.url = possible(request.url)
  void answer(request, response).catch((error) => {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
})
// Longer than proxies and browsers keep an idle connection: whoever closes first must not be us, or a request that is
// just on its way is lost.
server.keepAliveTimeout = 75_000
server.listen(port, hostname)

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => void app.close().finally(() => process.exit(0)))
    server.closeIdleConnections()
    // Whoever keeps a connection open does not keep the office open.
    setTimeout(() => process.exit(0), 5000).unref()
  })
}
