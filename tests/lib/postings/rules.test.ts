import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatOfFile,
  holdEnd,
  paperState,
  placeOfWord,
  readToken,
  usualPlace,
  writeToken,
} from '@/lib/postings/rules'
import { formats, type Paper, places } from '@/lib/postings/schema'

const slug = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const paper: fc.Arbitrary<Paper> = fc
  .record({
    document: fc.oneof(
      slug.map((each) => ({ kind: 'code' as const, slug: each })),
      fc.constant({ kind: 'one-stop' as const }),
    ),
    version: fc.integer({ min: 1, max: 999_999_999 }),
    unit: slug,
    format: fc.constantFrom(...formats),
    place: fc.constantFrom(...places),
  })
  .filter(({ document, format }) => document.kind === 'code' || format !== 'desk-card')

describe('a token', () => {
  it('gives back the paper it was written for', () => {
    fc.assert(fc.property(paper, (each) => void expect(readToken(writeToken(each))).toEqual(each)))
  })

  it('stands on walls, so its words never change', () => {
    expect(
      writeToken({
        document: { kind: 'code', slug: 'can-bo' },
        version: 1,
        unit: 'thuong-cat',
        format: 'poster',
        place: 'head-office',
      }),
    ).toBe('quy-tac.can-bo.1.thuong-cat.ap-phich.tru-so')
    expect(formats.map((format) => readToken(`quy-tac.x.1.u.${words[format]}.tru-so`)?.format)).toEqual(
      formats,
    )
  })

  it.each([
    '',
    'mot-cua',
    'quy-tac.can-bo.0.thuong-cat.ap-phich.tru-so',
    'quy-tac.can-bo.01.thuong-cat.ap-phich.tru-so',
    'quy-tac.can-bo.1.thuong-cat.ap-phich',
    'quy-tac.can-bo.1.thuong-cat.ap-phich.tru-so.them',
    'quy-tac.can-bo.1.thuong-cat.a3.tru-so',
    'quy-tac.can-bo.1..ap-phich.tru-so',
    'mot-cua.1.thuong-cat.de-ban.mot-cua',
    'quy-tac.can-bo.1.thuong-cat.ap-phich.constructor',
  ])('%j is none', (token) => expect(readToken(token)).toBeNull())
})

const words = { poster: 'ap-phich', sheet: 'to-a4', 'desk-card': 'de-ban' }

describe('addresses of papers', () => {
  it('end in .pdf and name a known format and place', () => {
    expect(formatOfFile('ap-phich.pdf')).toBe('poster')
    expect(formatOfFile('ap-phich')).toBeNull()
    expect(formatOfFile('toString.pdf')).toBeNull()
    expect(placeOfWord('nha-van-hoa')).toBe('culture-house')
    expect(placeOfWord('Sảnh nhà tôi')).toBeNull()
    expect(usualPlace({ kind: 'one-stop' }, 'sheet')).toBe('one-stop')
  })
})

describe('how a paper stands', () => {
  const versions = [
    { version: 1, from: '2017-01-25', to: '2026-05-31' },
    { version: 2, from: '2026-06-01', to: null },
    { version: 3, from: '2026-12-01', to: null },
  ]

  it('is current while its version is the newest that has begun', () => {
    expect(paperState(2, versions, null, '2026-11-26')).toEqual({ state: 'current', from: '2026-06-01' })
  })

  it('is replaced from the day on which the next version began, by the newest', () => {
    const replaced = { state: 'replaced', on: '2026-06-01' }
    expect(paperState(1, versions, null, '2026-11-26')).toEqual({ ...replaced, version: 2 })
    expect(paperState(1, versions, null, '2026-12-01')).toEqual({ ...replaced, version: 3 })
    expect(paperState(2, versions, null, '2026-12-01')).toEqual({
      state: 'replaced',
      on: '2026-12-01',
      version: 3,
    })
  })

  it('is replaced at once by a slip mended for the same day', () => {
    const twins = [versions[1]!, { ...versions[2]!, to: '2026-12-01' }, { ...versions[2]!, version: 4 }]
    const replaced = { state: 'replaced', on: '2026-12-01', version: 4 }
    for (const day of ['2026-11-26', '2026-12-01', '2027-01-01']) {
      expect(paperState(3, twins, null, day)).toEqual(replaced)
    }
    expect(paperState(2, twins, null, '2026-11-26')?.state).toBe('current')
    expect(paperState(2, twins, null, '2026-12-01')).toEqual(replaced)
    expect(paperState(4, twins, null, '2026-12-01')?.state).toBe('current')
  })

  it('is to come before its day, and was never a paper without its version', () => {
    expect(paperState(3, versions, null, '2026-11-26')).toEqual({ state: 'to-come', from: '2026-12-01' })
    expect(paperState(4, versions, null, '2026-11-26')).toBeNull()
  })

  it('ends with its version, or with its unit', () => {
    const alone = [{ version: 1, from: '2017-01-25', to: '2026-05-31' }]
    expect(paperState(1, alone, null, '2026-05-31')).toEqual({ state: 'current', from: '2017-01-25' })
    expect(paperState(1, alone, null, '2026-06-01')).toEqual({ state: 'ended', on: '2026-05-31' })
    expect(paperState(2, versions, '2026-10-31', '2026-11-01')).toEqual({
      state: 'unit-ended',
      on: '2026-10-31',
    })
    expect(paperState(2, versions, '2026-10-31', '2026-10-31')?.state).toBe('current')
  })
})

it('leaves no word alone at the end of a line', () => {
  expect(holdEnd('Phục vụ tận tình')).toBe('Phục vụ tận\u00a0tình')
  expect(holdEnd('Một')).toBe('Một')
})
