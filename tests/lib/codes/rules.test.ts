import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkCode,
  exportCode,
  kindsOf,
  labelOfKind,
  parseCode,
  periodOf,
  versionInForce,
} from '@/lib/codes/rules'
import { bindings, changes, codeDocumentSchema, ruleKinds, tidy, tidyBody } from '@/lib/codes/schema'
import type { CodeDocument } from '@/lib/codes/schema'

const seed = (name: string) => readFileSync(`prisma/seed/codes/${name}.md`, 'utf8')
const header = (more: Record<string, string> = {}) => {
  const values = {
    slug: 'thu',
    title: 'Quy tắc thử',
    number: '1/QĐ',
    issued_on: '25/01/2017',
    issued_by: 'Ủy ban',
    binding: 'staff',
    version: '1',
    in_force_from: '2017-01-25',
    ...more,
  }
  return ['---', ...Object.entries(values).map(([key, value]) => `${key}: ${value}`), '---'].join('\n')
}
const body = '# Chương I. Chung\n\n## Điều 1. Một\n\nTóm tắt.\n\n- [phải] Đúng giờ.\n'
const small = `${header()}\n${body}`

function read(markdown: string): CodeDocument {
  const parsed = parseCode(markdown)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refused, null, 1))
  return parsed.document
}
function refusals(markdown: string) {
  const parsed = parseCode(markdown)
  return parsed.ok ? [] : parsed.refused
}
const rowOf = (markdown: string, text: string) =>
  markdown.split('\n').findIndex((line) => line.includes(text)) + 1

describe('the two Codes as seeded', () => {
  it.each([
    ['can-bo', 'staff', '2017-01-25', 9, 26],
    ['noi-cong-cong', 'advice', '2017-03-10', 8, 24],
  ])(
    '%s reads whole, in both languages, and is written back the same',
    (name, binding, day, articles, rules) => {
      const document = read(seed(name))
      const allArticles = document.chapters.flatMap((chapter) => chapter.articles)
      const allRules = allArticles.flatMap((article) => article.rules)
      expect(document).toMatchObject({ slug: name, binding, version: 1, issuedOn: day, inForceFrom: day })
      expect([allArticles.length, allRules.length]).toEqual([articles, rules])
      expect(document.note).toContain('không thay thế văn bản đã ký')
      expect(document.sources.length).toBeGreaterThan(0)
      for (const part of [document, ...document.chapters, ...allArticles]) expect(part.titleEn).toBeTruthy()
      for (const article of allArticles) expect(article.summaryEn).toBeTruthy()
      for (const rule of allRules) expect(rule.textEn).toBeTruthy()
      expect(exportCode(document)).toBe(seed(name))
    },
  )

  it('has the seven dos and eleven don’ts of Article 3 for public places', () => {
    const article = read(seed('noi-cong-cong')).chapters[1]?.articles[0]
    const count = (kind: string) => article?.rules.filter((rule) => rule.kind === kind).length
    expect([article?.number, count('should_do'), count('should_not')]).toEqual([3, 7, 11])
  })
})

describe('a file as an office saves it', () => {
  it('takes BOM, CRLF, CR, decomposed accents and hard spaces', () => {
    const expected = read(seed('can-bo'))
    expect(read(`\ufeff${seed('can-bo').replaceAll('\n', '\r\n')}`)).toEqual(expected)
    expect(read(seed('can-bo').replaceAll('\n', '\r'))).toEqual(expected)
    expect(read(seed('can-bo').normalize('NFD'))).toEqual(expected)
    expect(read(seed('can-bo').replaceAll('. ', '.\u00a0 '))).toEqual(expected)
  })

  it('takes the dashes of Word, marks without accents, no blank lines, wrapped lines', () => {
    const loose = `${header()}\n# CHUONG 1: Chung\n## dieu 1: Một\nTóm\ntắt.\nen: In\nshort.\n– [PHAI] Đúng\n  giờ.\n• [khong duoc] Muộn.`
    const [article] = read(loose).chapters[0]?.articles ?? []
    expect(article).toMatchObject({ number: 1, title: 'Một', summary: 'Tóm tắt.', summaryEn: 'In short.' })
    expect(article?.rules).toEqual([
      { number: 1, kind: 'must_do', text: 'Đúng giờ.', textEn: null },
      { number: 2, kind: 'must_not', text: 'Muộn.', textEn: null },
    ])
  })

  it('leaves English, note and change out', () => {
    expect(read(small)).toMatchObject({
      titleEn: null,
      issuedByEn: null,
      note: null,
      change: 'substance',
      sources: [],
    })
  })
})

describe('a file with mistakes', () => {
  it('names every bad line at once', () => {
    const bad = `${header({ issued_on: '31/02/2017', binding: 'bắt buộc', colour: 'red' })}
en: to nothing
- [phải] Ngoài điều.
# Chương II. Chung
## Điều 1. Một
- [phải] Đúng giờ.
- [nhớ] Sạch.
- Không có ngoặc.
## Điều 3. Ba
Tóm tắt.
en: Short.
en: Again.
- [phải] đúng GIỜ.
# Mục lạ
# Chương II. Trống
`
    const found = refusals(bad)
    const why = (text: string) => found.filter(({ row }) => row === rowOf(bad, text)).map((one) => one.why)
    expect(why('31/02/2017')[0]).toMatch(/ngày có thật/)
    expect(why('bắt buộc')[0]).toMatch(/staff .* advice/)
    expect(why('colour')[0]).toMatch(/các tên dùng được/)
    expect(why('to nothing')[0]).toMatch(/ngay dưới câu/)
    expect(why('Ngoài điều')[0]).toMatch(/không thuộc điều nào/)
    expect(why('Chương II. Chung')[0]).toMatch(/phải là Chương I\./)
    expect(why('Điều 1.')[0]).toMatch(/Thiếu câu tóm tắt/)
    expect(why('[nhớ]')[0]).toMatch(/phải, không được, nên hoặc không nên/)
    expect(why('Không có ngoặc')[0]).toMatch(/bắt đầu bằng/)
    expect(why('Điều 3')[0]).toMatch(/phải là Điều 2/)
    expect(why('Again')[0]).toMatch(/đã có bản tiếng Anh/)
    expect(why('đúng GIỜ')[0]).toMatch(/lặp lại .* Điều 1/)
    expect(why('Mục lạ')[0]).toMatch(/# Chương I/)
    expect(why('Trống')[0]).toMatch(/chưa có điều nào/)
    expect(found.map(({ row }) => row)).toEqual(found.map(({ row }) => row).sort((a, b) => a - b))
    expect(found).toContainEqual(expect.objectContaining({ column: 'issued_on', value: '31/02/2017' }))
  })

  it.each([
    ['an article number twice', small + '## Điều 1. Lại\n\nTóm tắt.\n', 'Lại', /phải là Điều 2/],
    ['an empty article', small + '## Điều 2. Trống\n', 'Trống', /tóm tắt/],
    ['advice in a binding code', small + '- [nên] Cười.\n', '[nên]', /“phải” hoặc “không được”/],
    ['a rule without words', small + '- [phải]\n', '- [phải]', /Thiếu lời|lặp/],
    [
      'a second paragraph',
      small.replace('Tóm tắt.', 'Tóm tắt.\n\nĐoạn hai.'),
      'Đoạn hai',
      /không thuộc phần nào/,
    ],
    ['a heading without its mark', small + 'Điều 2. Hai\n', 'Điều 2', /## Điều 1/],
    ['an article before any chapter', small.replace('# Chương I. Chung', ''), 'Điều 1', /trước chương/],
    ['a key twice', small.replace('version: 1', 'version: 1\nversion: 2'), 'version: 2', /đã có ở dòng/],
    ['version 0', `${header({ version: '0' })}\n${body}`, 'version', /từ 1 trở lên/],
    ['a bad slug', `${header({ slug: 'Cán bộ' })}\n${body}`, 'slug', /không dấu/],
    [
      'a source that is no address',
      `${header({ source: 'javascript:alert(1)' })}\n${body}`,
      'source',
      /https/,
    ],
    [
      'in force before it was issued',
      `${header({ in_force_from: '24/01/2017' })}\n${body}`,
      'in_force',
      /trước ngày/,
    ],
    ['a wrong encoding', small.replace('Đúng giờ', '\ufffdúng'), '\ufffd', /UTF-8/],
    ['empty English', small + '  en:\n', '  en:', /Thiếu bản tiếng Anh/],
  ])('refuses %s', (_what, markdown, text, why) => {
    const lines = markdown.split('\n')
    const row = lines.findLastIndex((line) => line.includes(text)) + 1
    const found = refusals(markdown)
    expect(found.some((one) => one.row === row && why.test(one.why))).toBe(true)
  })

  it('says what a file without its head needs, and survives any text', () => {
    expect(refusals('')[0]?.why).toMatch(/---/)
    expect(refusals(body)[0]?.why).toMatch(/---/)
    const piece = fc.constantFrom(
      '---',
      '# Chương I. A',
      '## Điều 1. B',
      '- [phải] C',
      'en: D',
      '',
      '> e',
      'slug: a',
      '#',
      '- ',
    )
    const lines = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })))
    fc.assert(
      fc.property(lines, (some) => refusals(some.join('\n')).every(({ row, why }) => row >= 1 && why !== '')),
    )
  })
})

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const line = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom('Đúng giờ | 5.', '[x] a', 'Số: 1', '"trích"'),
  )
  .map(tidy)
  .filter((text) => codeDocumentSchema.shape.title.safeParse(text).success)
  .filter((text) => text.length <= 100)
const english = fc.option(line)
const signed = fc.option(
  fc
    .array(fc.oneof(line, fc.constantFrom('', '# Chương I. A', '- [phải] b', 'en: c', '> d', '1. e', 'a) g')))
    .map((lines) => tidyBody(lines.join('\n')))
    .filter((text) => text !== ''),
)

const documents: fc.Arbitrary<CodeDocument> = fc
  .constantFrom(...bindings)
  .chain((binding) =>
    fc.record({
      slug: fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9})?$/),
      title: line,
      titleEn: english,
      number: line,
      issuedBy: line,
      issuedByEn: english,
      days: fc.tuple(day, day).map((days) => days.sort()),
      binding: fc.constant(binding),
      version: fc.integer({ min: 1, max: 9999 }),
      change: fc.constantFrom(...changes),
      note: english,
      noteEn: english,
      sources: fc.array(fc.webUrl(), { maxLength: 3 }),
      chapters: fc.array(
        fc.record({
          title: line,
          titleEn: english,
          articles: fc.array(
            fc.record({
              title: line,
              titleEn: english,
              summary: line,
              summaryEn: english,
              text: signed,
              textEn: signed,
              rules: fc.array(
                fc.record({ kind: fc.constantFrom(...kindsOf(binding)), text: line, textEn: english }),
              ),
            }),
            { minLength: 1, maxLength: 4 },
          ),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    }),
  )
  .map(({ days, chapters, ...rest }) => {
    let article = 0
    let rule = 0
    return {
      ...rest,
      issuedOn: days[0],
      inForceFrom: days[1],
      chapters: chapters.map((chapter, c) => ({
        ...chapter,
        number: c + 1,
        articles: chapter.articles.map((one) => ({
          ...one,
          number: ++article,
          rules: one.rules.map((each, r) => ({ ...each, number: r + 1, text: `${each.text} (${++rule})` })),
        })),
      })),
    }
  })

describe('there and back', () => {
  it('reads every document it writes as the same document', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(checkCode(document)).toEqual([])
        const written = exportCode(document)
        expect(read(written)).toEqual(document)
        expect(read(written.normalize('NFD').replaceAll('\n', '\r\n'))).toEqual(document)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the version in force', () => {
  const versions = [
    { version: 1, inForceFrom: '2017-01-25', inForceTo: '2025-06-30' },
    { version: 2, inForceFrom: '2025-07-01', inForceTo: null },
    { version: 3, inForceFrom: '2027-01-01' },
  ]
  it.each([
    ['2017-01-24', undefined],
    ['2017-01-25', 1],
    ['2025-06-30', 1],
    ['2025-07-01', 2],
    ['2026-12-31', 2],
    ['2027-01-01', 3],
  ])('on %s is %s, in whatever order they are listed', (on, version) => {
    expect(versionInForce(versions, on)?.version).toBe(version)
    expect(versionInForce(versions.toReversed(), on)?.version).toBe(version)
  })
  it('is the higher of two that began on one day, and none when all have ended', () => {
    const twins = [1, 3, 2].map((version) => ({ version, inForceFrom: '2026-01-01' }))
    expect(versionInForce(twins, '2026-01-01')?.version).toBe(3)
    expect(versionInForce([versions[0]!], '2025-07-01')).toBeUndefined()
  })
})

describe('the days of a version', () => {
  it('are one day when its slip was mended on the day it began', () => {
    expect(periodOf('2026-11-26', '2026-11-25')).toEqual({
      ...{ inForceFrom: '2026-11-26', inForceTo: '2026-11-26', replacedSameDay: true },
    })
    expect(periodOf('2026-11-26', '2026-11-26').replacedSameDay).toBe(false)
    expect(periodOf('2026-11-26', null)).toMatchObject({ inForceTo: null, replacedSameDay: false })
  })
})

describe('kinds', () => {
  it('belong to one binding each and have a message key', () => {
    expect(bindings.flatMap(kindsOf).sort()).toEqual([...ruleKinds].sort())
    expect(ruleKinds.map(labelOfKind)).toEqual(ruleKinds.map((kind) => `kind.${kind}`))
  })
})
