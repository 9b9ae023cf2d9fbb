import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { needLibreOffice } from '@/lib/run/libreoffice.mjs'

const start = promisify(execFile)

// Fields parted by semicolons, in quotes where needed, UTF-8, from row 1 on, as shown: what “Save as CSV” gives here.
const formats = { xlsx: 'xlsx', csv: 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true' }

/** The same workbooks after LibreOffice opened them and saved them as that, by name; a CSV holds the first sheet. */
export async function savedByOffice(
  books: ReadonlyMap<string, Uint8Array>,
  format: keyof typeof formats,
): Promise<Map<string, Uint8Array>> {
  const program = await needLibreOffice()
  const folder = await mkdtemp(join(tmpdir(), 'nep-office-'))
  try {
    const files = [...books].map(([name, bytes]) => ({ name, bytes, file: join(folder, `${name}.xlsx`) }))
    for (const { file, bytes } of files) await writeFile(file, bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const out = join(folder, 'out')
    await start(
      program,
      [
        ...[profile, '--headless', '--norestore', '--convert-to', formats[format], '--outdir', out],
        ...files.map(({ file }) => file),
      ],
      { timeout: 120_000 },
    )
    return new Map(
      await Promise.all(
        files.map(async ({ name }) => [name, await readFile(join(out, `${name}.${format}`))] as const),
      ),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
