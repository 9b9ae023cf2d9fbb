import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mustEnter } from '@/lib/run/binaries.mjs'
import { findChromium } from '@/lib/run/chromium.mjs'
import { hashOf } from '@/lib/run/hash.mjs'
import { installed } from '@/lib/run/install.mjs'
import { drawPassword, secret, stamp } from '@/lib/run/kept.mjs'
import { explain, Stop } from '@/lib/run/say.mjs'
import { mustBeFree } from '@/lib/run/serve.mjs'

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nep-run-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('what a failure says', () => {
  it.each([
    [Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }), 'Ổ đĩa đã đầy'],
    [new Stop('npm ci không cài xong', 'npm error code ENOSPC'), 'Ổ đĩa đã đầy'],
    [
      Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' }),
      'Ổ đĩa đã đầy',
    ],
    [Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }), 'không có quyền'],
    [undefined, 'chưa có tên'],
  ])('%s', (error, sentence) => expect(explain(error).message).toContain(sentence))

  it('keeps the sentence of a Stop', () => expect(explain(new Stop('Một câu.')).message).toBe('Một câu.'))
})

describe('installed', () => {
  const write = (path, packages) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), JSON.stringify({ packages }))
  }
  const lock = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  }
  const done = 'node_modules/.package-lock.json'
  beforeEach(() => write('package-lock.json', lock))

  it('is not before npm has written its last file', () => expect(installed(folder)).toBe(false))
  it('is when every package that is needed is there', () => {
    write(done, { 'node_modules/a': { version: '1.0.0' } })
    expect(installed(folder)).toBe(true)
  })
  it('is not after the lock file changed', () => {
    write(done, { 'node_modules/a': { version: '0.9.0' } })
    expect(installed(folder)).toBe(false)
  })
  it('is not when that file is cut short', () => {
    write(done, {})
    writeFileSync(join(folder, done), '{ "packages": { "node_mo')
    expect(installed(folder)).toBe(false)
  })
})

describe('what is kept', () => {
  it('draws a secret once, for its owner alone', () => {
    const drawn = secret('demo-password', drawPassword, folder)
    expect(drawn).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
    expect(secret('demo-password', drawPassword, folder)).toBe(drawn)
    expect(statSync(join(folder, 'demo-password')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'demo-password'), 'utf8')).toBe(`${drawn}\n`)
  })

  it('knows a stamp again', () => {
    const made = stamp('built', folder)
    expect(made.same('a')).toBe(false)
    made.set('a')
    expect([made.same('a'), made.same('b')]).toEqual([true, false])
  })

  it('sees a changed, a moved and a new file, and leaves out what it is told to', () => {
    mkdirSync(join(folder, 'app'))
    writeFileSync(join(folder, 'app', 'a'), '1')
    const hash = () => hashOf(folder, ['app', 'absent'], { without: ['app/made'] })
    const first = hash()
    writeFileSync(join(folder, 'app', 'made'), 'x')
    expect(hash()).toBe(first)
    writeFileSync(join(folder, 'app', 'b'), '')
    expect(hash()).not.toBe(first)
  })
})

describe('a port', () => {
  it('that is taken is said to be, with what to do', async () => {
    const server = createServer()
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address()
    await expect(mustBeFree(port)).rejects.toThrow(`PORT=${port + 1} npm start`)
    await new Promise((resolve) => server.close(resolve))
    await expect(mustBeFree(port)).resolves.toBeUndefined()
  })
})

describe('a folder that PostgreSQL cannot enter', () => {
  // Only root runs PostgreSQL as somebody else.
  it.runIf(process.getuid?.() === 0)('is named, with what to do', () => {
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    chmodSync(folder, 0o700)
    const nobody = { uid: 65534, gid: 65534 }
    expect(() => mustEnter(nobody, [inner])).toThrow(`chmod o+x ${folder}`)
    chmodSync(folder, 0o755)
    expect(() => mustEnter(nobody, [inner])).not.toThrow()
  })
})

describe('findChromium', () => {
  it('prefers the one that is named, if it runs', () => {
    const mine = join(folder, 'chromium')
    writeFileSync(mine, '')
    expect(findChromium({ PATH: '', CHROMIUM_PATH: mine })).not.toBe(mine)
    chmodSync(mine, 0o755)
    expect(findChromium({ PATH: '', CHROMIUM_PATH: mine })).toBe(mine)
  })
})
