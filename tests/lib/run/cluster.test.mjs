import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alive } from '@/lib/run/alive.mjs'
import { openCluster } from '@/lib/run/cluster.mjs'
import { connected } from '@/lib/run/office.mjs'

let folder
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'nep-cluster-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const postmaster = (url) =>
  connected(url, async (client) => {
    const { rows } = await client.query(`SELECT pg_backend_pid(), current_setting('data_directory') AS files`)
    return rows[0].files
  })

// A command in a process of its own, killed before it can close anything.
async function killedCommand() {
  const cluster = pathToFileURL(join(import.meta.dirname, '../../../lib/run/cluster.mjs')).href
  const code = `import { openCluster } from '${cluster}'
    const cluster = await openCluster(${JSON.stringify(folder)})
    console.log(cluster.url('postgres'))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  return { url: String(line).trim(), pid: child.pid }
}

describe('openCluster', () => {
  it('makes a cluster, starts it, and stops it when the last user leaves', async () => {
    const first = await openCluster(folder)
    expect(first.found).toBe(false)
    expect(await postmaster(first.url('postgres'))).toBe(join(folder, 'postgres'))
    await first.close()
    await expect(postmaster(first.url('postgres'))).rejects.toThrow('ECONNREFUSED')
  })

  it('uses again what a killed command left running, and then stops it', async () => {
    const { url, pid } = await killedCommand()
    expect(alive(pid)).toBe(false)
    expect(await postmaster(url)).toBe(join(folder, 'postgres'))
    const next = await openCluster(folder)
    expect(next.found).toBe(true)
    expect(next.url('postgres')).toBe(url)
    await next.close()
    await expect(postmaster(url)).rejects.toThrow('ECONNREFUSED')
  })
})
