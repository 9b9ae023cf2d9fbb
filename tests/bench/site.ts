import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@/lib/run/cluster.mjs'
import { siteProgram } from '@/lib/run/serve.mjs'

export type Site = { url: string; close: () => Promise<void> }

/** The site as the product runs it, on one database; its page cache is empty. */
export async function openSite(database: string): Promise<Site> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, siteProgram, {
    env: {
      ...process.env,
      DATABASE_URL: database,
      PORT: String(port),
      PUBLIC_URL: url,
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  // A benchmark that breaks must not leave a server behind.
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  await ready(`${url}/health/ready`)
  return {
    url,
    close: async () => {
      process.off('exit', stop)
      stop()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

async function ready(address: string): Promise<void> {
  for (let passed = 0; passed < 60_000; passed += 50) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok) return
    await wait(50)
  }
  throw new Error(`${address} did not become ready in a minute`)
}

export type Answer = { headers: string[]; body: Buffer }

const agent = new Agent({ keepAlive: true })

/** One page with its bytes and headers as they came over the wire; anything but a 200 ends the run. */
export async function ask(
  url: string,
  encoding: 'gzip' | 'identity' = 'identity',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const request = get(url, { agent, headers: { 'accept-encoding': encoding, ...headers } })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode}`)
  return { headers: answer.rawHeaders, body: Buffer.concat(chunks) }
}
