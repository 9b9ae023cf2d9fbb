import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { writeBook } from '@/lib/sheets/book'
import { writeCsv } from '@/lib/sheets/csv'
import { findCoverage } from '../queries'
import type { CoveragePage } from '../schema'
import { coverageRows, coverageSheet } from './rules'

/** Who has acknowledged and who has not, a sheet a Code; remembered, since names go out. Null: not hers. */
export async function exportCoverage(actor: Actor, unit: string, now: Date) {
  const page = await findToExport(actor, unit, now)
  if (!page) return null
  const today = dayOf(now)
  const bytes = await writeBook(page.codes.map(coverageSheet), {
    title: `Quán triệt quy tắc ứng xử, ${page.unit.name}, ngày ${formatDay(today, 'vi')}`,
    lines: [
      ['Dùng để làm gì', 'Danh sách để theo dõi; sửa ở đây không đổi gì trên cổng.'],
      ['Hình thức', '“Tự xác nhận”: trên cổng. “Điểm danh”: có tên trong danh sách ký của buổi quán triệt.'],
      ['Dữ liệu cá nhân', 'Tệp có họ tên; chỉ người làm nhân sự, người kiểm tra và người đứng đầu được giữ.'],
    ],
  })
  return { fileName: `Quán triệt ${page.unit.name} ${today}.xlsx`, bytes }
}

/** The same people as one table, for whoever counts on. */
export async function exportCoverageCsv(actor: Actor, unit: string, now: Date) {
  const page = await findToExport(actor, unit, now)
  if (!page) return null
  const bytes = new TextEncoder().encode(writeCsv(coverageRows(page.codes)))
  return { fileName: `Quán triệt ${page.unit.name} ${dayOf(now)}.csv`, bytes }
}

async function findToExport(actor: Actor, unit: string, now: Date): Promise<CoveragePage | null> {
  const page = await findCoverage(actor, unit, now)
  if (!page || page.codes.length === 0) return null
  const rows = page.codes.reduce((sum, { people }) => sum + people.length, 0)
  await db.$transaction((tx) =>
    recordEvent(tx, actor.personId, {
      kind: 'people.exported',
      ...{ unit, what: 'coverage' as const, month: null, rows },
    }),
  )
  return page
}
