import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { importCode } from '@/lib/codes/commands'
import { findCode, listCodes, searchArticles } from '@/lib/codes/queries'
import { exportCode, parseCode } from '@/lib/codes/rules'
import { testDatabase, type TestDatabase } from '../../support/database'

const first = readFileSync('prisma/seed/codes/can-bo.md', 'utf8')
const next = (version: number, from: string, text = first) =>
  text
    .replace(/^version: .*/m, `version: ${version}`)
    .replace(/^in_force_from: .*/m, `in_force_from: ${from}`)

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})
afterEach(() =>
  database.query(`DELETE FROM code_rule; DELETE FROM code_article; DELETE FROM code_chapter;
    DELETE FROM code_version; DELETE FROM conduct_code`),
)

const events = () =>
  database.query<{ kind: string }>('SELECT kind, payload FROM audit_event ORDER BY seq DESC LIMIT 1')
const rows = async () => {
  const [row] = await database.query<{ n: string }>('SELECT count(*)::text AS n FROM code_rule')
  return Number(row?.n)
}

describe('importCode', () => {
  it('keeps every chapter, article and rule of the file', async () => {
    expect(await importCode(null, first)).toMatchObject({
      ok: true,
      new: 1,
      same: 0,
      slug: 'can-bo',
      version: 1,
    })
    const parsed = parseCode(first)
    const kept = await findCode('can-bo')
    expect(parsed.ok && kept?.chapters).toMatchObject(parsed.ok ? parsed.document.chapters : [])
    const keys = kept?.chapters.flatMap(({ articles }) =>
      articles.flatMap(({ rules }) => rules.map(({ key }) => key)),
    )
    expect(keys).toEqual(keys?.map((_, at) => at + 1))
    expect(await events()).toMatchObject([{ kind: 'code.imported' }])
  })

  it('takes the same file, or the same text written otherwise, as there already', async () => {
    await importCode(null, first)
    const before = await rows()
    const parsed = parseCode(first)
    const again = parsed.ok ? exportCode(parsed.document) : ''
    for (const text of [first, again, `\ufeff${first.replaceAll('\n', '\r\n')}`, first.normalize('NFD')]) {
      expect(await importCode(null, text)).toMatchObject({ ok: true, new: 0, same: 1 })
    }
    expect(await rows()).toBe(before)
    expect(await database.query('SELECT 1 FROM code_version')).toHaveLength(1)
  })

  it('gives a rule the same address in every version, whatever its place, and a new rule a new one', async () => {
    await importCode(null, first)
    const keyOf = async (text: string, version?: number) =>
      (await findCode('can-bo', version, '2027-01-01'))?.chapters
        .flatMap(({ articles }) => articles.flatMap(({ rules }) => rules))
        .find((rule) => rule.text.includes(text))?.key
    const [tidy, serious] = [await keyOf('đầu tóc gọn gàng'), await keyOf('tư thế nghiêm túc')]
    const moved = next(2, '01/12/2026')
      .replace(/- \[phải\] Giữ đầu tóc gọn gàng.*\n(?: +en:.*\n)?/, '')
      .replace(/(- \[phải\][^\n]*tư thế nghiêm túc)/, '- [phải] Đội mũ bảo hiểm màu cam.\n$1 mọi lúc')
    expect(await importCode(null, moved)).toMatchObject({ ok: true })
    expect(await keyOf('tư thế nghiêm túc', 2)).toBe(serious)
    expect(await keyOf('đầu tóc gọn gàng', 2)).toBeUndefined()
    const orange = await keyOf('màu cam', 2)
    // What comes back in the same words has the address it had.
    await importCode(null, next(3, '01/01/2027'))
    expect(await keyOf('đầu tóc gọn gàng', 3)).toBe(tidy)
    expect([tidy, serious]).not.toContain(orange)
  })

  it('keeps the signed wording of an article beside its summary', async () => {
    const signed = first.replace(
      /(## Điều 1\.[^#]*)/,
      '$1> 1. Quy tắc này áp dụng cho:\n>\n> a) cán bộ;\n\nen> 1. This Code applies to:\n\n',
    )
    expect(await importCode(null, signed)).toMatchObject({ ok: true })
    const article = (await findCode('can-bo'))?.chapters[0]?.articles[0]
    expect(article).toMatchObject({
      text: '1. Quy tắc này áp dụng cho:\n\na) cán bộ;',
      textEn: '1. This Code applies to:',
    })
  })

  it('writes nothing in a dry run', async () => {
    expect(await importCode(null, first, { dryRun: true })).toMatchObject({ ok: true, new: 1 })
    expect(await database.query('SELECT 1 FROM conduct_code')).toEqual([])
  })

  it('refuses a published version with another text, and says which line to mend', async () => {
    await importCode(null, first)
    const done = await importCode(null, first.replace('Trang phục', 'Quần áo'))
    expect(done).toMatchObject({ ok: false, refused: [{ row: 10, column: 'version', value: '1' }] })
    expect((await findCode('can-bo'))?.chapters[1]?.articles[0]?.title).toContain('Trang phục')
  })

  it('ends the version before on the day before the next one begins', async () => {
    await importCode(null, first)
    await importCode(null, next(2, '01/12/2026'))
    const before = await findCode('can-bo', undefined, '2026-11-30')
    expect(before).toMatchObject({ version: 1, inForceTo: '2026-11-30', state: 'in-force' })
    expect(before?.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'to-come'],
      [1, 'in-force'],
    ])
    expect(await findCode('can-bo', undefined, '2026-12-01')).toMatchObject({ version: 2, state: 'in-force' })
    expect(await findCode('can-bo', 1, '2026-12-01')).toMatchObject({ version: 1, state: 'past' })
  })

  it('takes a corrected slip from the very day of the version it corrects, before and on that day', async () => {
    await importCode(null, first)
    await importCode(null, next(2, '01/12/2026'))
    const slip = next(3, '01/12/2026', first.replace('Giữ đầu tóc', 'Giữ mái tóc'))
    expect(await importCode(null, slip)).toMatchObject({ ok: false, refused: [{ column: 'in_force_from' }] })
    const mended = slip.replace(/^change: .*\n/m, '').replace(/^version: 3$/m, 'version: 3\nchange: slip')
    expect(await importCode(null, mended)).toMatchObject({ ok: true, new: 1 })
    // Back as it went out: the file of the version that held no whole day is there already.
    expect(await importCode(null, next(2, '01/12/2026'))).toMatchObject({ ok: true, same: 1 })
    const states = async (day: string) =>
      (await findCode('can-bo', undefined, day))?.versions.map(({ version, state }) => [version, state])
    expect(await states('2026-11-30')).toEqual([
      [3, 'to-come'],
      [2, 'past'],
      [1, 'in-force'],
    ])
    expect(await states('2026-12-01')).toEqual([
      [3, 'in-force'],
      [2, 'past'],
      [1, 'past'],
    ])
    expect(await findCode('can-bo', 2, '2026-12-01')).toMatchObject({
      ...{ inForceFrom: '2026-12-01', inForceTo: '2026-12-01', replacedSameDay: true },
    })
    expect((await searchArticles('mái tóc', 5, '2026-12-01')).map(({ code }) => code)).toEqual(['can-bo'])
  })

  it('takes an older file again as there already, after a later version', async () => {
    await importCode(null, first)
    await importCode(null, next(2, '01/12/2026'))
    expect(await importCode(null, first)).toMatchObject({ ok: true, same: 1 })
  })

  it.each([
    ['a date that is not later', next(2, '25/01/2017'), 'in_force_from'],
    ['a number below the last', next(2, '01/01/2030'), 'version'],
    [
      'another binding',
      next(4, '01/01/2030')
        .replace('binding: staff', 'binding: advice')
        .replaceAll('[phải]', '[nên]')
        .replaceAll('[không được]', '[không nên]'),
      'binding',
    ],
  ])('refuses %s', async (_, file, column) => {
    await importCode(null, column === 'in_force_from' ? first : next(3, '25/01/2017'))
    expect(await importCode(null, file)).toMatchObject({ ok: false, refused: [{ column }] })
  })

  it('refuses a file that is wrong in itself, line by line', async () => {
    const done = await importCode(null, first.replace('[phải]', '[phài nhé]'))
    expect(done).toMatchObject({ ok: false, reason: 'refused' })
    expect(await database.query('SELECT 1 FROM conduct_code')).toEqual([])
  })

  it('lets two imports of one file at a time make one version', async () => {
    const done = await Promise.all([importCode(null, first), importCode(null, first)])
    expect(done.map((each) => each.ok && each.new).sort()).toEqual([0, 1])
  })

  it('leaves nothing behind when its event cannot be written', async () => {
    await database.query(
      `ALTER TABLE audit_event ADD CONSTRAINT broken CHECK (kind <> 'code.imported') NOT VALID`,
    )
    await expect(importCode(null, first)).rejects.toThrow()
    await database.query('ALTER TABLE audit_event DROP CONSTRAINT broken')
    expect(await listCodes()).toEqual([])
  })

  it('is for the editor of the city: of a ward she finds nothing, and that is remembered', async () => {
    const [city, ward, person] = [randomUUID(), randomUUID(), randomUUID()]
    await database.query(
      `INSERT INTO admin_unit (id, code, slug, name, type, parent_id, valid_from) VALUES
       ('${city}', '01', 'ha-noi', 'Thành phố Hà Nội', 'province', NULL, '2025-07-01'),
       ('${ward}', '00598', 'thuong-cat', 'Phường Thượng Cát', 'ward', '${city}', '2025-07-01')`,
    )
    await database.query(
      `INSERT INTO person (id, file_unit_id, code, full_name) VALUES ('${person}', '${ward}', '1', 'Đỗ Xuân')`,
    )
    const grant = (unit: string) =>
      database.query(
        `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ('${person}', '${unit}', 'editor', '2026-01-01')`,
      )
    await grant(ward)
    expect(await importCode({ personId: person }, first)).toEqual({ ok: false, reason: 'not-found' })
    expect(await events()).toMatchObject([{ kind: 'action.refused' }])
    await grant(city)
    expect(await importCode({ personId: person }, first)).toMatchObject({ ok: true, new: 1 })
  })
})
