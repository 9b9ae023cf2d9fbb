import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { importCode } from '@/lib/codes/commands'
import { findCode, listCodes, searchArticles } from '@/lib/codes/queries'
import { testDatabase } from '../../support/database'

const read = (slug: string) => readFileSync(`prisma/seed/codes/${slug}.md`, 'utf8')

beforeAll(async () => {
  const database = await testDatabase()
  await importCode(null, read('can-bo'))
  await importCode(null, read('noi-cong-cong'))
  const next = read('can-bo')
    .replace('version: 1', 'version: 2')
    .replace(/in_force_from: .*/, 'in_force_from: 01/12/2026')
    .replace('Giữ đầu tóc gọn gàng', 'Đội mũ bảo hiểm màu cam')
  await importCode(null, next)
  return database.close
})

describe('codes', () => {
  it('are listed with the version of the day, the binding one first', async () => {
    const codes = await listCodes('2026-11-05')
    expect(codes.map(({ slug, binding, version, state }) => [slug, binding, version, state])).toEqual([
      ['can-bo', true, 1, 'in-force'],
      ['noi-cong-cong', false, 1, 'in-force'],
    ])
    expect((await listCodes('2026-12-01'))[0]).toMatchObject({ version: 2, inForceFrom: '2026-12-01' })
  })

  it('shows the first version to come while none is in force', async () => {
    expect(await findCode('can-bo', undefined, '2016-01-01')).toMatchObject({ version: 1, state: 'to-come' })
  })

  it('finds no unknown code and no unknown version', async () => {
    expect(await findCode('khong-co')).toBeNull()
    expect(await findCode('can-bo', 3)).toBeNull()
  })

  it('holds days as text', async () => {
    const code = await findCode('can-bo', 1)
    expect(code).toEqual(JSON.parse(JSON.stringify(code)))
    expect(code).toMatchObject({ issuedOn: '2017-01-25', inForceTo: '2026-11-30' })
  })
})

describe('searchArticles', () => {
  const found = (words: string, day = '2026-11-05') => searchArticles(words, 50, day)

  it('finds with and without accents, the title before the text', async () => {
    const typed = await found('trang phuc')
    expect(typed[0]).toMatchObject({ code: 'can-bo', title: 'Trang phục, tác phong' })
    expect(typed[0]?.rule).toMatch(/trang phục/i)
    expect(await found('Trang phục')).toEqual(typed)
    expect(await found('trang phục'.normalize('NFD'))).toEqual(typed)
  })

  it('gives an article once', async () => {
    const all = await found('không')
    expect(new Set(all.map(({ code, number }) => `${code} ${number}`)).size).toBe(all.length)
  })

  it('finds words that stand apart, and English ones', async () => {
    expect((await found('nguoi gia tre em')).length).toBeGreaterThan(0)
    expect((await found('elderly'))[0]?.ruleEn).toMatch(/elderly/)
  })

  it('searches only what is in force', async () => {
    expect(await found('mu bao hiem mau cam')).toEqual([])
    expect(await found('mu bao hiem mau cam', '2026-12-01')).toHaveLength(1)
  })

  it.each(['', '   ', '%', '_', "'", '\\', '🙂', '%%%', '-- ;'])('finds nothing for %j', async (words) => {
    expect(await found(words)).toEqual([])
  })

  it('takes a wildcard as a mark, reads at most 100 characters, keeps to its limit', async () => {
    expect(await found('trang_phuc')).toEqual(await found('trang phuc'))
    expect(await found(`khong ${' '.repeat(94)}zzzzz`)).toEqual(await found('khong'))
    expect(await searchArticles('khong', 2, '2026-11-05')).toHaveLength(2)
  })
})
