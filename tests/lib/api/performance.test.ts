import { beforeAll, describe, expect, it } from 'vitest'
import { GET as nowhere } from '@/app/api/v1/[[...path]]/route'
import { GET as ledger } from '@/app/api/v1/ledger/route'
import { GET as csv } from '@/app/api/v1/performance.csv/route'
import { GET as performance, OPTIONS } from '@/app/api/v1/performance/route'
import { db } from '@/lib/db'
import { performanceColumns } from '@/lib/record/csv/rules'
import { verifyLedger } from '@/lib/record/ledger/rules'
import { ledgerPageSchema } from '@/lib/record/ledger/schema'
import { appendPublications } from '@/lib/record/publications/commands'
import { performanceRow, performanceRowSchema, type PerformanceRow } from '@/lib/record/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit } from '../evaluations/scene'
import { contractRow } from '../record/row'

type Unit = { id: string; slug: string }
type Page = { data: PerformanceRow[]; next: string | null }

let database: TestDatabase
let [one, two]: Unit[] = []
beforeAll(async () => {
  database = await testDatabase()
  ;[one, two] = [await addUnit(database), await addUnit(database)]
  return database.close
})

const root = 'https://nep.example'
const ask = (path: string, headers: Record<string, string> = {}) => new Request(root + path, { headers })
const listed = async (query = '') => {
  const response = await performance(ask(`/api/v1/performance${query}`), {})
  expect(response.status).toBe(200)
  return (await response.json()) as Page
}
const published = (unit: Unit, month: string, change: Partial<PerformanceRow> = {}) => ({
  unitId: unit.id,
  row: performanceRow({ ...contractRow, unit: { ...contractRow.unit, slug: unit.slug }, month, ...change }),
})
const append = (items: ReturnType<typeof published>[]) =>
  db.$transaction((tx) => appendPublications(tx, items))

describe('before anything is published', () => {
  it('lists nothing, and the ledger stands at its beginning', async () => {
    expect(await listed()).toEqual({ data: [], next: null })
    const empty = await (await ledger(ask('/api/v1/ledger'), {})).json()
    expect(empty).toEqual({ data: [], head: { seq: 0, hash: '0'.repeat(64) }, next: null })
    const bytes = new Uint8Array(await (await csv(ask('/api/v1/performance.csv'), {})).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toBe(`${performanceColumns.join(',')}\r\n`)
  })
})

describe('published months', () => {
  beforeAll(() =>
    append([
      published(one!, '2026-08'),
      published(one!, '2026-09', {
        suggestions: { received: null, answered: null, medianDays: 2.5 },
        unit: { ...contractRow.unit, slug: one!.slug, name: 'Phường “Thử”, số "1"' },
      }),
      published(two!, '2026-09'),
      published(one!, '2026-08', {
        revision: 2,
        correction: { of: 1, reason: 'Sửa số hồ sơ nộp trực tuyến,\nđã đối chiếu.' },
      }),
    ]),
  )

  const named = ({ data }: Page) => data.map((row) => `${row.unit.slug} ${row.month}/${row.revision}`)

  it('are rows of the contract, keys in its order, in the order of publication', async () => {
    const page = await listed()
    expect(named(page)).toEqual([
      `${one!.slug} 2026-09/1`,
      `${two!.slug} 2026-09/1`,
      `${one!.slug} 2026-08/2`,
    ])
    const keys = (row: object): string[] =>
      Object.entries(row).flatMap(([key, value]) =>
        value && typeof value === 'object' && !Array.isArray(value) ? [key, ...keys(value)] : [key],
      )
    for (const row of page.data) {
      expect(performanceRowSchema.parse(row)).toEqual(row)
      if (!row.correction) expect(keys(row)).toEqual(keys(contractRow))
    }
    expect(named(await listed('?revisions=all'))).toHaveLength(4)
  })

  it('are narrowed by unit, by slug or code, and by months, both ends counted', async () => {
    const [{ code } = { code: '' }] = await database.query<{ code: string }>(
      'SELECT code FROM admin_unit WHERE id = $1',
      [two!.id],
    )
    expect(named(await listed(`?unit=${two!.slug}`))).toEqual([`${two!.slug} 2026-09/1`])
    expect(await listed(`?unit=${code}`)).toEqual(await listed(`?unit=${two!.slug}`))
    expect(named(await listed('?from=2026-09&to=2026-09'))).toHaveLength(2)
    expect(await listed('?from=2026-10')).toEqual({ data: [], next: null })
  })

  it('are the same leaves in the CSV', async () => {
    for (const query of ['', '?revisions=all', `?unit=${one!.slug}&from=2026-09`]) {
      const response = await csv(ask(`/api/v1/performance.csv${query}`), {})
      expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
      const [head, ...rows] = records((await response.text()).replace(/^\uFEFF/, ''))
      expect(head).toEqual(performanceColumns)
      const { data } = await listed(query)
      expect(rows).toEqual(data.map((row) => performanceColumns.map((column) => leaf(row, column))))
    }
  })

  it('need not be sent to those who have them', async () => {
    for (const [read, path] of [
      [performance, '/api/v1/performance'],
      [csv, '/api/v1/performance.csv'],
      [ledger, '/api/v1/ledger'],
    ] as const) {
      const first = await read(ask(path), {})
      expect(first.headers.get('access-control-allow-origin')).toBe('*')
      expect(first.headers.get('cache-control')).toContain('s-maxage=')
      const etag = first.headers.get('etag')!
      expect(etag).toMatch(/^"[^"]+"$/)
      const again = await read(ask(path, { 'if-none-match': `W/${etag}` }), {})
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect((await read(ask(path, { 'if-none-match': '"other"' }), {})).status).toBe(200)
    }
    expect(OPTIONS().headers.get('access-control-allow-headers')).toBe('If-None-Match')
  })

  it('stand in a ledger that anybody can verify', async () => {
    const page = ledgerPageSchema.parse(await (await ledger(ask('/api/v1/ledger'), {})).json())
    expect(verifyLedger(page.data)).toEqual({ ok: true, head: page.head })
    expect(page).toMatchObject({ next: null, head: { seq: 4 } })
    const { data } = await listed('?revisions=all')
    expect(page.data.map(({ publication }) => publication)).toEqual(data)
    const rest = await (await ledger(ask('/api/v1/ledger?after=3'), {})).json()
    expect(rest).toMatchObject({ data: [{ seq: 4 }], next: null })
  })

  it('come in pages of 1,000 whose next leads through all of them; the CSV has all at once', async () => {
    const many = await addUnit(database)
    const months = Array.from({ length: 1100 }, (_, at) => {
      const year = 1900 + Math.floor(at / 12)
      return published(many, `${year}-${String((at % 12) + 1).padStart(2, '0')}`)
    })
    await append(months)
    const first = await listed(`?to=2026-07&unit=${many.slug}`)
    expect(first.data).toHaveLength(1000)
    expect(first.next).toMatch(new RegExp(`^/api/v1/performance\\?to=2026-07&unit=${many.slug}&after=\\d+$`))
    const second = await listed(new URL(first.next!, root).search)
    expect(second.next).toBeNull()
    const both = [...first.data, ...second.data]
    expect(both.map(({ month }) => month)).toEqual(months.map(({ row }) => row.month))
    const text = await (await csv(ask(`/api/v1/performance.csv?unit=${many.slug}`), {})).text()
    expect(records(text)).toHaveLength(1101)
    const book = await (await ledger(ask('/api/v1/ledger'), {})).json()
    expect(book).toMatchObject({ next: '/api/v1/ledger?after=1000', head: { seq: 1104 } })
  })
})

describe('what cannot be answered', () => {
  const refused = async (query: string) => {
    const answers = [
      await performance(ask(`/api/v1/performance${query}`), {}),
      await csv(ask(`/api/v1/performance.csv${query}`), {}),
    ]
    const [problem, same] = await Promise.all(answers.map((response) => response.json()))
    expect(same).toEqual(problem)
    for (const response of answers) {
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.status).toBe(problem.status)
    }
    return `${problem.status} ${problem.detail}`
  }

  it('names the wrong part of the question', async () => {
    expect(await refused('?from=2026-10&to=2026-09')).toBe('400 from không được sau to.')
    for (const month of ['2026-13', '2026-1', '10/2026', '0000-01', '', '2026-10-01', 'x'])
      expect(await refused(`?from=${month}`)).toMatch(/^400 from là một tháng/)
    expect(await refused('?to=2026')).toMatch(/^400 to là một tháng/)
    expect(await refused('?revisions=1')).toMatch(/^400 revisions chỉ nhận all/)
    expect(await refused('?unit=')).toMatch(/^400 unit /)
    expect(await refused('?from=2026-01&from=2026-02')).toBe('400 from chỉ ghi một lần.')
    for (const after of ['x', '-1', '99999999999', '1.5', "1'"]) {
      const query = `?after=${encodeURIComponent(after)}`
      const { detail } = await (await performance(ask(`/api/v1/performance${query}`), {})).json()
      expect(detail).toMatch(/^after /)
    }
  })

  it('names a parameter that it does not know, and those it knows', async () => {
    const asked = async (read: typeof performance, path: string) => {
      const response = await read(ask(path), {})
      const { detail } = await response.json()
      return `${response.status} ${detail}`
    }
    expect(await asked(performance, '/api/v1/performance?form=2026-01&unit=x&Unit=y')).toBe(
      '400 Không có tham số “form”, “Unit”; chỉ nhận: unit, from, to, revisions, after.',
    )
    expect(await asked(csv, '/api/v1/performance.csv?after=1')).toBe(
      '400 Không có tham số “after”; chỉ nhận: unit, from, to, revisions.',
    )
    expect(await asked(ledger, '/api/v1/ledger?limit=5')).toBe(
      '400 Không có tham số “limit”; chỉ nhận: after.',
    )
    const long = await asked(ledger, `/api/v1/ledger?${'x'.repeat(5000)}&a&b&c&d&e&f&__proto__`)
    expect(long.length).toBeLessThan(200)
  })

  it('knows no such unit, whatever the word is made of', async () => {
    for (const word of ['khong-co', '%00', "'; --", '99999', 'Phường Thử', 'a'.repeat(5000)])
      expect(await refused(`?unit=${word === '%00' ? word : encodeURIComponent(word)}`)).toMatch(/^404 /)
  })

  it('finds a former unit by its slug only', async () => {
    await database.query(
      `INSERT INTO admin_unit (code, slug, name, type, valid_from, valid_to)
       VALUES ('77777', 'cu-2025', 'Phường Cũ', 'ward', NULL, '2025-06-30')`,
    )
    expect(await listed('?unit=cu-2025')).toEqual({ data: [], next: null })
    expect(await refused('?unit=77777')).toMatch(/^404 /)
  })

  it('says in the same form that an address does not exist', async () => {
    const response = nowhere()
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })
})

/** RFC 4180, read by other code than what wrote it. */
function records(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true)
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

function leaf(row: object, column: string): string {
  const value = column
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key] ?? null, row)
  return value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value)
}
