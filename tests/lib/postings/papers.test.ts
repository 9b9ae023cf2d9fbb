import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCode } from '@/lib/codes/rules'
import { codePaper, type PrintedCode, unitCard } from '@/lib/postings/code-papers/rules'
import { oneStopPaper } from '@/lib/postings/one-stop-papers/rules'
import type { OfficerOnDuty } from '@/lib/one-stop/officers/schema'
import type { PaperFrame } from '@/lib/postings/papers/rules'
import { usualPlace, writeToken } from '@/lib/postings/rules'
import type { Format, PaperDocument } from '@/lib/postings/schema'
import { withPrintBoxes } from '@/lib/print/boxes'
import { qrSvg } from '@/lib/print/qr'
import { renderPdf } from '@/lib/print/render'
import { texts } from '@/lib/texts'
import { readPdf, scan } from '../../support/pdf'

const t = texts('vi', 'papers')
const shortest = { slug: 'ba-vi', name: 'Xã Ba Vì' }
const longest = { slug: 'van-mieu-quoc-tu-giam', name: 'Phường Văn Miếu - Quốc Tử Giám' }

function frame(document: PaperDocument, format: Format, unit: PaperFrame['unit'], bleed = 0): PaperFrame {
  const paper = { document, version: 1, unit: unit.slug, format, place: usualPlace(document, format) }
  const address = `https://nep.hanoi.example.vn/xac-minh/${writeToken(paper)}`
  return { paper, unit, address, qr: qrSvg(address), bleed }
}

/** A shipped Code; `rules`: so many instead of its own, taken again and again. */
function code(slug: string, rules?: number): PrintedCode {
  const read = parseCode(readFileSync(`prisma/seed/codes/${slug}.md`, 'utf8'))
  if (!read.ok) throw new Error('unreadable')
  const { binding, ...document } = read.document
  const own = document.chapters.flatMap(({ articles }) => articles.flatMap((article) => article.rules))
  const page = { ...document, binding: binding === 'staff' }
  if (rules === undefined) return page
  const many = Array.from({ length: rules }, (_, n) => own[(n * 7) % own.length]!)
  return { ...page, chapters: [{ articles: [{ title: 'Với tổ chức, công dân', rules: many }] }] }
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ')

const doc = { kind: 'code', slug: 'can-bo' } as const

describe.each([
  ['poster', 297, 420, 30],
  ['sheet', 210, 297, 22],
] as const)('a Code’s %s', (format, width, height, qr) => {
  it.each([
    ['shortest name', shortest, 'can-bo', undefined],
    ['longest name', longest, 'noi-cong-cong', undefined],
    ['8 rules', longest, 'can-bo', 8],
    ['40 rules', shortest, 'can-bo', 40],
  ] as const)('stands whole on its sheet: %s', async (_, unit, slug, rules) => {
    const page = code(slug, rules)
    const made = frame({ kind: 'code', slug }, format, unit)
    const pdf = await renderPdf('code-poster', codePaper(page, made, t))
    const read = await readPdf(pdf)
    expect(read.pages).toEqual([{ width, height }])
    expect(read.info).toMatchObject({ Tagged: 'yes', Title: `${page.title} · ${unit.name}` })
    expect(read.fonts.length).toBeGreaterThan(0)
    expect(read.fonts.every((font) => font.embedded && font.name.startsWith('BeVietnamPro'))).toBe(true)
    expect(read.text).toContain(unit.name)
    expect(read.text).toContain(page.number)
    const { says, wide } = await scan(pdf, 100)
    expect(says).toBe(made.address)
    expect(wide).toBeGreaterThan(qr)
  })
})

describe('every word of a Code', () => {
  it('is on its poster, in the order of reading', async () => {
    const page = code('can-bo')
    const read = await readPdf(
      await renderPdf('code-poster', codePaper(page, frame(doc, 'poster', longest), t)),
      { layout: false },
    )
    const rules = page.chapters.flatMap(({ articles }) => articles.flatMap((article) => article.rules))
    const said = words(read.text)
    expect(rules.filter(({ text }) => !said.includes(words(text).replace(/\.$/, '')))).toEqual([])
  })
})

describe('a print shop', () => {
  it('gets a sheet larger by bleed and marks, and its program is told where to trim', async () => {
    const made = frame(doc, 'poster', longest, 3)
    const pdf = await renderPdf('code-poster', codePaper(code('can-bo'), made, t))
    const read = await readPdf(await withPrintBoxes(pdf, 3))
    expect(read.pages).toEqual([{ width: 317, height: 440 }])
    expect(read.trim).toEqual([10, 10, 307, 430])
    expect(read.bleed).toEqual([7, 7, 310, 433])
    expect(read.info).toMatchObject({ Tagged: 'yes' })
    expect(read.fonts.every((font) => font.embedded)).toBe(true)
    expect(read.text).toContain(longest.name)
  })
})

describe('a desk card', () => {
  it('is one A4 page a card, its QR code read from the visitor’s face', async () => {
    const made = frame(doc, 'desk-card', longest)
    const data = codePaper(code('can-bo', 40), made, t)
    const card = unitCard(code('can-bo'), longest.name, 'Thành phố Hà Nội')
    const pdf = await renderPdf('desk-cards', { ...data, cards: [card, { ...card, name: 'Đỗ Xuân An' }] })
    const read = await readPdf(pdf)
    expect(read.pages).toEqual(Array(2).fill({ width: 210, height: 297 }))
    expect(read.text).toContain('Đỗ Xuân An')
    expect(await scan(pdf, 110)).toMatchObject({ says: made.address })
  })
})

describe('a one-stop paper', () => {
  const standards = JSON.parse(readFileSync('prisma/seed/one-stop/standards.json', 'utf8'))
  const nothing = {
    address: null,
    hotline: null,
    illustrative: false,
    hours: [],
    counters: [],
    amenities: [],
  }
  const amenities = JSON.parse(readFileSync('prisma/seed/one-stop/amenities.json', 'utf8'))
  const everything = {
    address: 'Tổ dân phố số 3, đường Châu Đài, phường Thượng Cát, thành phố Hà Nội',
    hotline: '024 5550 6841',
    illustrative: true,
    hours: [1, 2, 3, 4, 5, 6].flatMap((weekday) => [
      { weekday, opens: '08:00', closes: '12:00' },
      ...(weekday < 6 ? [{ weekday, opens: '13:30', closes: '17:00' }] : []),
    ]),
    counters: Array.from({ length: 9 }, (_, n) => ({
      number: n + 1,
      title: 'Hướng dẫn nộp hồ sơ trực tuyến',
      titleEn: '',
    })),
    amenities,
  }
  const names = [
    'Đỗ Nguyễn Thị Ánh Tuyết',
    'Nguyễn Hoàng Quỳnh Như',
    'Lê An',
    'Trần Thị Minh Nguyệt',
    'Phạm Thế Bảo',
  ]
  const fields = [
    'Hộ tịch, chứng thực',
    'Đất đai, môi trường',
    'Đăng ký kinh doanh, thương mại',
    'Bảo trợ xã hội, người có công',
  ]
  const officers = (count: number): OfficerOnDuty[] =>
    Array.from({ length: count }, (_, n) => ({
      ...{ id: String(n), duty: n === 0 ? 'head' : n === 1 ? 'deputy' : 'officer', phone: '0912 345 678' },
      name: names[n % names.length]!,
      title: n === 0 ? 'Phó Giám đốc' : 'Chuyên viên',
      field: n === 0 ? 'Điều hành chung' : fields[n % fields.length]!,
    }))
  const model = texts('vi', 'oneStop')
  const all = { paper: t, model, illustrative: 'Dữ liệu minh họa' }

  it.each([
    ['poster', 'nothing known', nothing, 0, 297, 420],
    ['sheet', 'nothing known', nothing, 0, 210, 297],
    ['poster', 'everything known', everything, 0, 297, 420],
    ['sheet', 'everything known', everything, 0, 210, 297],
    ['poster', 'three officers', everything, 3, 297, 420],
    ['sheet', 'three officers', everything, 3, 210, 297],
    ['poster', 'twenty officers', everything, 20, 297, 420],
    ['sheet', 'twenty officers', everything, 20, 210, 297],
  ] as const)('(%s) fits with %s', async (format, _, content, count, width, height) => {
    const made = frame({ kind: 'one-stop' }, format, longest)
    const found = {
      unit: longest,
      versions: [{ version: 1, since: '2026-11-26' }],
      content: { ...content, standards },
      officers: officers(count),
    }
    const pdf = await renderPdf('one-stop-poster', oneStopPaper(found, made, all))
    const read = await readPdf(pdf)
    // Who serves there is on a second sheet of the same size.
    expect(read.pages).toEqual(Array(count > 0 ? 2 : 1).fill({ width, height }))
    expect(read.text.includes('Dữ liệu minh họa')).toBe(content.illustrative)
    expect(await scan(pdf, 100)).toMatchObject({ says: made.address })
    const said = words((await readPdf(pdf, { layout: false })).text.replaceAll('\u00a0', ' '))
    expect(said.includes('Danh sách hôm nay')).toBe(count > 0)
    const unsaid = found.officers.filter(
      ({ name, title, field }) => ![name, title, field].every((part) => said.includes(part)),
    )
    expect(unsaid).toEqual([])
    if (count > 0) expect(said).toContain('Phụ trách, Phó Giám đốc')
    // The code that leads to today's list is on both.
    if (count > 0) expect(await scan(pdf, 100, 2)).toMatchObject({ says: made.address })
    // Her number is on the page, not on the wall.
    expect(said).not.toContain('0912 345 678')
  })
})
