import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { typescript } from '@/lib/run/prepare.mjs'

/** What reading a file took: milliseconds of a processor, how slow that was, and megabytes by which the process grew at its highest. */
export type Reading = {
  ms: number
  slowness: number
  grown: number
  rows: number
  refused: number
  why?: string
}

/** Reads a roster in a process of its own, since a peak of memory is seen there alone. */
export async function readApart(bytes: Uint8Array): Promise<Reading> {
  const folder = await mkdtemp(join(tmpdir(), 'nep-read-'))
  try {
    const path = join(folder, 'tep')
    await writeFile(path, bytes)
    const { args, env } = typescript(join('tests', 'support', 'sheets', 'read-apart.ts'))
    const { stdout } = await promisify(execFile)(process.execPath, [...args, path], {
      env: { ...process.env, ...env },
      timeout: 60_000,
    })
    return JSON.parse(stdout) as Reading
  } finally {
    await rm(folder, { recursive: true })
  }
}
