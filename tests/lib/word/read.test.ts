import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recognise } from '@/lib/codes/docx/rules'
import { contentOf } from '@/lib/codes/drafts/rules'
import type { DraftContent } from '@/lib/codes/drafts/schema'
import { parseCode } from '@/lib/codes/rules'
import { readWord } from '@/lib/word/read'
import { readFileSync } from 'node:fs'
import {
  docx,
  docxParts,
  numbered,
  paragraph,
  signedDecision,
  struck,
  tableOf,
  zip,
} from '../../support/docx'

const parsed = parseCode(readFileSync('prisma/seed/codes/can-bo.md', 'utf8'))
if (!parsed.ok) throw new Error('The seed is read')
const before = contentOf(parsed.document, () => 'old')

async function brought(bytes: Uint8Array): Promise<DraftContent> {
  const read = await readWord(bytes)
  if (!read.ok) throw new Error(read.why)
  let id = 0
  return recognise(read.paragraphs, read.notes, { binding: 'staff', before, newId: () => String(++id) })
}

const everything = ({ chapters, leftovers, head }: DraftContent) =>
  [
    ...Object.values(head),
    ...chapters.flatMap(({ title, articles }) => [
      title,
      ...articles.flatMap((each) => [each.title, each.text]),
    ]),
    ...leftovers.map(({ text }) => text),
  ].join('\n')

describe('a DOCX of the signed text', () => {
  it('becomes chapters, articles, clauses and points; the rest is left over, each with why', async () => {
    const { head, chapters, leftovers } = await brought(signedDecision())
    expect(head).toMatchObject({ number: '99/QĐ-UBND', issuedOn: '20/11/2026', title: before.head.title })
    expect(chapters.map(({ title, articles }) => [title, articles.map((each) => each.title)])).toEqual([
      ['NHỮNG QUY ĐỊNH CHUNG', ['Ai thực hiện, từ khi nào', 'Phương châm']],
      ['ỨNG XỬ TẠI NƠI LÀM VIỆC', ['Trang phục, tác phong', 'Với tổ chức, công dân']],
    ])
    const dress = chapters[1]?.articles[0]
    expect(dress?.rules.map(({ kind, text }) => [kind, text])).toEqual([
      ['must_do', 'Cán bộ phải mặc trang phục công sở lịch sự.'],
      ['must_not', 'Hút thuốc tại nơi làm việc.'],
      ['must_not', 'Uống rượu, bia trong giờ làm việc.'],
    ])
    expect(dress?.text).toContain('2. Những việc không được làm:\n\na) Hút thuốc tại nơi làm việc;')
    // The portal's own words and English stay where the article is the same.
    expect([dress?.summary, dress?.titleEn]).toEqual(
      before.chapters
        .flatMap(({ articles }) => articles)
        .flatMap((each) => (each.title === 'Trang phục, tác phong' ? [each.summary, each.titleEn] : [])),
    )
    expect(leftovers.map(({ text }) => text)).toEqual([
      'ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI',
      'QUYẾT ĐỊNH',
      'Nơi nhận:',
      '- Như Điều 4;',
      'Trang 1',
      'Điều 5. Đã bỏ',
    ])
    expect(leftovers.every(({ why, settled }) => why !== '' && !settled)).toBe(true)
  })

  it('writes out the numbers that Word keeps to itself', async () => {
    const body =
      ['Chương I. Chung', 'Điều 1. Giờ giấc'].map(paragraph).join('') +
      numbered('Phải đúng giờ.') +
      numbered('Không về sớm.')
    const [article] = (await brought(docx(body))).chapters[0]?.articles ?? []
    expect(article?.text).toBe('1. Phải đúng giờ.\n\n2. Không về sớm.')
    expect(article?.rules.map(({ kind }) => kind)).toEqual(['must_do', 'must_not'])
  })

  it('drops nothing, whatever stands in the file', async () => {
    const text = fc.oneof(
      fc.constantFrom(
        'Chương I',
        'Chương II. Riêng',
        'Điều 1. Một',
        'Điều 7: Bảy',
        '1. Phải đúng giờ',
        'a) không muộn;',
        'Mục 1. A',
        'Nơi nhận:',
        'TM. ỦY BAN',
        '- gạch',
        'CHƯƠNG TRÌNH',
        'Điều kiện',
      ),
      fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'aăâbcđêghôơưỗ 123.:)<&') }),
    )
    const block = fc.oneof(
      text.map(paragraph),
      text.map((one) => numbered(one)),
      text.map((one) => tableOf([one])),
      text.map(struck),
    )
    const said = (xml: string) =>
      [...xml.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, each = '']) =>
        each.replaceAll('&lt;', '<').replaceAll('&amp;', '&').trim(),
      )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 12 }), async (blocks) => {
        const kept = everything(await brought(docx(blocks.join('')))).replace(/\s+/g, '')
        for (const line of blocks.flatMap(said)) {
          // What names a chapter or an article lives on as its number and title.
          const bare = line.replace(/^(?:chương\s+[IVX]+\s*\.?|điều\s+\d+\s*[.:])/iu, '').replace(/\s+/g, '')
          expect(kept).toContain(bare)
        }
      }),
      { numRuns: 150 },
    )
  })
})

it('names each lost line of a long file, and goes on behind them', { timeout: 60_000 }, async () => {
  const lines = Array.from({ length: 2000 }, (_, at) => paragraph(`Dòng thứ ${at} của văn bản đã ký`))
  const lost = Array.from({ length: 2000 }, (_, at) => paragraph(`Lạc ${at}`))
  const middle = `<w:khung>${lost.join('')}</w:khung>`
  const read = await readWord(docx([...lines, middle, ...lines, paragraph('Dòng cuối')].join('')))
  const unread = read.ok ? read.notes.filter(({ kind }) => kind === 'unread') : []
  expect([unread.length, unread[0]?.text, unread.at(-1)?.text]).toEqual([2000, 'Lạc 0', 'Lạc 1999'])
})

describe('files that are no such thing', () => {
  it.each([
    ['a bomb', zip([...docxParts(''), { name: 'word/big.xml', content: Buffer.alloc(40 * 1024 * 1024) }])],
    [
      'many small bombs',
      zip([
        ...docxParts(''),
        ...[0, 1, 2, 3, 4].map((n) => ({ name: `word/${n}.xml`, content: Buffer.alloc(5 * 1024 * 1024) })),
      ]),
    ],
    [
      'a directory that lies',
      zip(docxParts(paragraph('a'.repeat(3_000_000))), (name, size) =>
        name === 'word/document.xml' ? 1000 : size,
      ),
    ],
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1)],
    ['text', new TextEncoder().encode('Điều 1. Không phải DOCX')],
    ['nothing', new Uint8Array()],
    ['another zip', zip([{ name: 'a.xml', content: Buffer.from('<a/>') }])],
  ])('refuses %s in a sentence', async (_, bytes) => {
    const read = await readWord(bytes)
    expect(read).toMatchObject({ ok: false })
    expect(!read.ok && read.why).toMatch(/\.$/)
  })

  it('survives 1,000 mutated files within bounded memory', { timeout: 240_000 }, async () => {
    const good = signedDecision()
    const parts = docxParts(
      paragraph('Điều 1. Một') + numbered('Hai') + tableOf(['Ba']) + struck('Bốn'),
      'Năm',
    )
    let seed = 20261126
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const bent = (bytes: Uint8Array | Buffer) => {
      const copy = Buffer.from(bytes)
      for (let n = 1 + random(12); n > 0; n--) copy[random(copy.length)] = random(256)
      return random(4) === 0
        ? Buffer.concat([copy.subarray(0, random(copy.length)), copy.subarray(random(copy.length))])
        : copy
    }
    const started = process.memoryUsage().rss
    let read = 0
    for (let n = 0; n < 1000; n++) {
      // Half are broken zips; half are whole zips of broken parts, which get further.
      const file =
        n % 2
          ? bent(good)
          : zip(parts.map((part) => (random(2) ? part : { ...part, content: bent(part.content) })))
      const done = await readWord(file)
      if (done.ok) {
        read += 1
        recognise(done.paragraphs, done.notes, { binding: 'advice', before, newId: () => 'x' })
      } else expect(done.why).toMatch(/\.$/)
    }
    expect(read).toBeGreaterThan(50)
    expect(process.memoryUsage().rss - started).toBeLessThan(400 * 1024 * 1024)
  })
})
