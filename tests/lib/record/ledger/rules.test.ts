import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runVerifyLedger } from '@/lib/cli/verify-ledger'
import { firstPrevious, hashPublication, verifyHead, verifyLedger } from '@/lib/record/ledger/rules'
import type { LedgerEntry } from '@/lib/record/ledger/schema'
import { contractRow } from '../row'

function chain(length: number): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (let seq = 1; seq <= length; seq++) {
    const previous = entries.at(-1)?.hash ?? firstPrevious
    const publication = { ...contractRow, revision: seq }
    entries.push({ seq, previous, hash: hashPublication(previous, publication), publication })
  }
  return entries
}

describe('hashPublication', () => {
  it('is SHA-256 over the predecessor’s bytes and the canonical JSON', () => {
    const bytes = Buffer.concat([Buffer.alloc(32), Buffer.from('{"a":"Đ","b":[1,null,1.5]}', 'utf8')])
    const expected = createHash('sha256').update(bytes).digest('hex')
    expect(hashPublication(firstPrevious, { b: [1.0, null, 1.5], a: 'Đ' })).toBe(expected)
  })

  it.each(['', 'ab', 'A'.repeat(64)])('refuses %j as a predecessor', (previous) => {
    expect(() => hashPublication(previous, {})).toThrow(RangeError)
  })
})

describe('verifyLedger', () => {
  it('accepts an empty ledger and a whole one', () => {
    expect(verifyLedger([])).toEqual({ ok: true, head: { seq: 0, hash: firstPrevious } })
    const entries = chain(3)
    expect(verifyLedger(entries)).toEqual({ ok: true, head: { seq: 3, hash: entries[2]!.hash } })
  })

  it('goes on from a page before', () => {
    const entries = chain(5)
    const half = verifyLedger(entries.slice(0, 2))
    expect(half.ok && verifyLedger(entries.slice(2), half.head).ok).toBe(true)
  })

  it('names the gap, the wrong predecessor and the changed figure', () => {
    const [one, two, three] = chain(3) as [LedgerEntry, LedgerEntry, LedgerEntry]
    expect(verifyLedger([one, three])).toEqual({ ok: false, seq: 2, why: 'gap' })
    expect(verifyLedger([two])).toEqual({ ok: false, seq: 1, why: 'gap' })
    expect(verifyLedger([one, { ...two, previous: firstPrevious }])).toEqual({
      ok: false,
      seq: 2,
      why: 'previous',
    })
    const staff = { ...contractRow.staff, gradeA: 15 }
    const changed = { ...two, publication: { ...two.publication, staff } }
    expect(verifyLedger([one, changed, three])).toEqual({ ok: false, seq: 2, why: 'hash' })
  })

  it('finds any change of any leaf', () => {
    const entries = chain(4)
    fc.assert(
      fc.property(fc.nat(3), fc.integer({ min: 5, max: 999 }), (at, revision) => {
        const forged = entries.map((entry, index) =>
          index === at ? { ...entry, publication: { ...entry.publication, revision } } : entry,
        )
        expect(verifyLedger(forged)).toEqual({ ok: false, seq: at + 1, why: 'hash' })
      }),
    )
  })

  it('shows an entry cut off the end by its head', () => {
    const entries = chain(3)
    const cut = verifyLedger(entries.slice(0, 2))
    expect(cut.ok && verifyHead(cut.head, { seq: 3, hash: entries[2]!.hash })).toEqual({
      ok: false,
      seq: 3,
      why: 'head',
    })
  })
})

describe('nep verify-ledger', () => {
  const entries = chain(5)
  const head = { seq: 5, hash: entries[4]!.hash }
  const site: Record<string, unknown> = {
    'http://nep.test/api/v1/ledger': { data: entries.slice(0, 3), head, next: '/api/v1/ledger?after=3' },
    'http://nep.test/api/v1/ledger?after=3': { data: entries.slice(3), head, next: null },
    'http://nep.test/cut': { data: entries.slice(0, 3), head, next: null },
    'http://nep.test/loop': { data: [], head, next: '/loop' },
  }
  async function run(args: string[], files: Record<string, string> = {}) {
    let [out, err] = ['', '']
    const code = await runVerifyLedger(args, {
      readFile: async (path) => {
        if (!(path in files)) throw new Error('ENOENT')
        return Buffer.from(files[path]!)
      },
      write: (text) => void (out += text),
      writeError: (text) => void (err += text),
      fetch: async (input) => {
        const address = String(input)
        if (address.startsWith('http://down')) throw new TypeError('fetch failed')
        return address in site ? Response.json(site[address]) : new Response('', { status: 404 })
      },
    })
    return { code, out, err }
  }

  it('follows the pages of a site', async () => {
    const { code, out } = await run(['http://nep.test/api/v1/ledger'])
    expect(code).toBe(0)
    expect(out).toBe(`Sổ công bố nguyên vẹn: 5 mục, đầu chuỗi ${head.hash}\n`)
  })

  it('does not take one page of a ledger, kept as a file, for a ledger that was cut', async () => {
    const page = (data: unknown) => JSON.stringify({ data, head, next: '/api/v1/ledger?after=3' })
    const kept = await run(['a.json'], { 'a.json': page(entries.slice(0, 3)) })
    expect(kept).toMatchObject({ code: 2, out: '', err: expect.stringContaining('/api/v1/ledger?after=3') })
    const tampered = entries.slice(0, 3).map((entry) => ({ ...entry, publication: contractRow }))
    expect((await run(['a.json'], { 'a.json': page(tampered) })).code).toBe(1)
  })

  it('reads a file, a page or only its entries', async () => {
    const files = { 'a.json': JSON.stringify({ data: entries, head }), 'b.json': JSON.stringify(entries) }
    expect((await run(['a.json'], files)).code).toBe(0)
    expect((await run(['b.json'], files)).code).toBe(0)
  })

  it('looks for a head that was printed on paper', async () => {
    const files = { 'a.json': JSON.stringify({ data: entries, head }) }
    expect((await run(['a.json', '--head', entries[1]!.hash], files)).code).toBe(0)
    expect((await run(['a.json', '--head', 'f'.repeat(64)], files)).code).toBe(1)
  })

  it('answers 1 and names the entry where the chain is broken', async () => {
    const forged = entries.with(3, { ...entries[3]!, publication: { ...contractRow, illustrative: false } })
    const { code, err } = await run(['a.json'], { 'a.json': JSON.stringify(forged) })
    expect(code).toBe(1)
    expect(err).toContain('tại mục 4')
    expect((await run(['http://nep.test/cut'])).code).toBe(1)
  })

  it.each([
    [[]],
    [['--json']],
    [['a', 'b']],
    [['a', '--head', 'x']],
    [['absent.json']],
    [['bad.json']],
    [['shape.json']],
    [['http://nep.test/none']],
    [['http://down.test/']],
    [['http://nep.test/loop']],
  ])('answers 2 to %j', async (args) => {
    const { code, err } = await run(args, { 'bad.json': '{', 'shape.json': '{"data":[{"seq":"1"}]}' })
    expect(code).toBe(2)
    expect(err).not.toBe('')
  })
})
