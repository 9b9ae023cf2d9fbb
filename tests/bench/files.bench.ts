import { staffHref } from '@/lib/routes'
import { month } from '@/tests/lib/evaluations/scene'
import { xlsxBytes } from '@/tests/support/sheets/files'
import { readApart } from '@/tests/support/sheets/apart'
import { addHolder, addWards, connected, cookieOf, openedMonth, type Ward } from './office'
import { ask, openSite } from './site'
import { type Line, median, millisecondsOf, tell } from './verdicts'

// Workbooks of an office of two thousand and the slips of one of sixty, as they are asked for over the wire.
const database = process.env.DATABASE_URL ?? ''
const client = await connected(database)
const [large] = await addWards(client, 1, 2000)
const [small] = await addWards(client, 1, 60)
const cookies = { large: await ready(large), small: await ready(small) }
await client.end()

const site = await openSite(database)
const unit = large?.slug ?? ''
const lines = [
  await book('the month', staffHref('unitFileAt', { unit, what: 'thang', at: month })),
  await book('the points', staffHref('unitFileAt', { unit, what: 'diem', at: month })),
  await book('the roster', staffHref('unitFile', { unit, what: 'nhan-su' })),
  await slips(),
  ...(await reading()),
]
await site.close()
tell(lines)
process.exit()

async function book(what: string, path: string): Promise<Line> {
  const spent = await times(path, cookies.large, 3)
  return {
    what: `${what} of 2,000 people as a workbook`,
    found: `${(spent / 1000).toFixed(2)} s`,
    goal: '≤ 3 s',
    met: spent <= 3000,
  }
}

async function slips(): Promise<Line> {
  const path = staffHref('sheetPaper', { unit: small?.slug ?? '', month, paper: 'mau-01.pdf' })
  // Once: what was made is kept for a while, and asked for again it would only be sent.
  const spent = await times(path, cookies.small, 1)
  return {
    what: 'sixty slips (Mẫu 01) made as one PDF',
    found: `${(spent / 1000).toFixed(2)} s`,
    goal: '< 10 s',
    met: spent < 10_000,
  }
}

/** A roster of five thousand read in a process of its own, as the preview of an import reads it. */
async function reading(): Promise<Line[]> {
  const header = ['STT', 'Mã cán bộ', 'Họ và tên', 'Loại', 'Chức vụ', 'Từ ngày']
  const rows = Array.from({ length: 5000 }, (_, at) => [
    ...[at + 1, `NV${at}`, `Nguyễn Thị Phương ${at}`, 'Công chức', 'Chuyên viên', '01/07/2025'],
  ])
  const { ms, grown } = await readApart(await xlsxBytes([{ name: 'Danh sách', rows: [header, ...rows] }]))
  return [
    {
      what: 'a workbook of 5,000 rows read, processor time',
      found: `${(ms / 1000).toFixed(2)} s`,
      goal: '≤ 3 s',
      met: ms <= 3000,
    },
    {
      what: 'the same, what the process grew by at its highest',
      found: `${grown.toFixed(0)} MB`,
      goal: '≤ 300 MB',
      met: grown <= 300,
    },
  ]
}

async function times(path: string, cookie: string, rounds: number): Promise<number> {
  const spent: number[] = []
  for (let round = 0; round < rounds; round++)
    spent.push(await millisecondsOf(() => ask(site.url + path, 'identity', { cookie })))
  return median(spent)
}

/** Every cell filled; somebody who may ask for all of it. */
async function ready(ward: Ward | undefined): Promise<string> {
  if (!ward) throw new Error('No ward was made')
  const holder = await addHolder(client, ward, 'TC', 'personnel')
  await client.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ($1, $2, 'assessor', '2025-07-01')`,
    [holder, ward.id],
  )
  await openedMonth(client, [ward], month)
  await client.query(
    `INSERT INTO evaluation_score (evaluation_id, criterion, points)
     SELECT e.id, c ->> 'id', least(2, (c ->> 'maximum')::numeric)
     FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN evaluation_scheme h ON h.id = s.scheme_id,
       jsonb_array_elements(h.definition -> 'criteria') c
     WHERE s.unit_id = $1`,
    [ward.id],
  )
  await client.query(
    `INSERT INTO evaluation_task (evaluation_id, position, units, completed, failed_reviews, late, objective_cause)
     SELECT e.id, 1, 10, true, 0, 0, false FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE s.unit_id = $1`,
    [ward.id],
  )
  return cookieOf(client, holder)
}
