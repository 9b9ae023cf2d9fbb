import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { typescript } from '@/lib/run/prepare.mjs'

// A command runs outside the site, where the server's React has no hooks: what it draws in must do without them.
it.each([
  'import-units',
  'import-successions',
  'import-roster',
  'import-dossiers',
  'import-scores',
  'import-code',
])(
  '%s is loaded by the command line, and says what it needs',
  async (name) => {
    const { args, env } = typescript(join('lib', 'cli', 'nep.ts'))
    const { code, told } = await new Promise<{ code: unknown; told: string }>((done) =>
      execFile(process.execPath, [...args, name], { env: { ...process.env, ...env } }, (error, _, told) =>
        done({ code: error?.code ?? 0, told }),
      ),
    )
    expect(told).not.toContain('SyntaxError')
    expect(code).toBe(2)
  },
  30_000,
)
