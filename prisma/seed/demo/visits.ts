import { addDays, addMonths, type Day, firstDay, type Month, monthOf } from '@/lib/month'
import type { MonthFigures } from './figures'
import { idOf } from './random'

type Seen = { article: string | null; what: string; severity: string; reminder: boolean; done: string }

const team = 'Đoàn kiểm tra công vụ (minh họa)'
const record = 'Biên bản minh họa số 00/BB-ĐKT'

// Of an office, never of a person; articles are named as the binding Code numbers them.
const seen: readonly Seen[] = [
  {
    article: 'Điều 5.',
    what: 'Phiếu hẹn của 4 trong 30 hồ sơ được xem không ghi giờ trả kết quả.',
    severity: 'notable',
    reminder: false,
    done: 'Đã bổ sung ô giờ trả vào mẫu phiếu hẹn và soát lại hồ sơ đang giải quyết.',
  },
  {
    article: null,
    what: 'Bảng niêm yết thủ tục ở sảnh còn mức phí cũ của lĩnh vực hộ tịch.',
    severity: 'minor',
    reminder: true,
    done: 'Đã thay bảng niêm yết theo mức phí hiện hành.',
  },
  {
    article: 'Điều 4.',
    what: 'Đầu giờ chiều quầy số 2 mở muộn 15 phút, không có người trực thay.',
    severity: 'notable',
    reminder: false,
    done: 'Đã xếp lịch trực thay và niêm yết tại quầy.',
  },
  {
    article: null,
    what: 'Hòm thư góp ý để khuất sau bàn hướng dẫn, người dân khó thấy.',
    severity: 'minor',
    reminder: true,
    done: 'Đã chuyển hòm thư ra cạnh lối vào, có biển chỉ dẫn.',
  },
  {
    article: 'Điều 5.',
    what: 'Hai hồ sơ đất đai quá hạn chưa có thư xin lỗi và ngày hẹn lại.',
    severity: 'serious',
    reminder: false,
    done: 'Đã gửi thư xin lỗi, hẹn lại ngày trả cho cả hai hồ sơ.',
  },
  {
    article: 'Điều 3.',
    what: 'Một số quầy chưa đặt biển chức danh theo mẫu thống nhất.',
    severity: 'minor',
    reminder: true,
    done: 'Đã đặt đủ biển chức danh ở các quầy.',
  },
]

type Office = { unit: string; inspector: string; answers: string; articles: readonly string[] }
type Row = Record<string, unknown>
type Own = readonly { month: Month; inspections: MonthFigures['inspections'] }[]

/**
 * Visits that give exactly the counts of these published months, and one of the current month. What a month leaves
 * open is closed late in the next, after any correction of it was published; the last month's is still open.
 */
export function visitsOf({ unit, inspector, answers, articles }: Office, own: Own, today: Day) {
  const rows = { visits: [] as Row[], findings: [] as Row[], steps: [] as Row[] }
  const last = own.at(-1)?.month
  let turn = 0

  const visit = (on: Day, kind: string): string => {
    const id = idOf('inspection visit', unit, on)
    const about = 'Việc chấp hành giờ làm việc, niêm yết và giải quyết hồ sơ tại bộ phận một cửa.'
    rows.visits.push({
      ...{ id, unit, visited_on: on, kind, team, about },
      ...{ recorded_by_id: inspector, recorded_at: `${on}T04:00:00Z` },
    })
    return id
  }
  const find = (visitId: string, on: Day, position: number, due: Day | null) => {
    const { article, reminder, done, ...said } = seen[turn++ % seen.length]!
    const id = idOf('inspection finding', visitId, position)
    const asked = due === null ? 'none' : reminder ? 'reminder' : 'correction'
    rows.findings.push({
      ...{ id, visit_id: visitId, position, ...said, measure: asked, due_on: due },
      article: articles.find((name) => article !== null && name.startsWith(article)) ?? null,
      ...{ recorded_by_id: inspector, recorded_at: `${on}T04:30:00Z` },
    })
    return { id, done }
  }
  const step = (finding: string, kind: string, on: Day, note: string) =>
    rows.steps.push({
      ...{ id: idOf('inspection step', finding, kind), finding_id: finding, kind, took_on: on, note },
      ...{ proof: kind === 'closed' ? record : null, due_on: null },
      ...{ taken_by_id: kind === 'reported' ? answers : inspector, taken_at: `${on}T07:00:00Z` },
    })

  for (const { month, inspections } of own) {
    const on = (index: number): Day => addDays(firstDay(month), 5 + index * 8)
    const next = firstDay(addMonths(month, 1))
    const visits = Array.from({ length: inspections.visits }, (_, index) =>
      visit(on(index), index === 0 ? 'planned' : 'unannounced'),
    )
    for (let index = 0; index < inspections.findings; index += 1) {
      const at = index % visits.length
      const open = index < inspections.open_corrections
      const found = find(
        visits[at]!,
        on(at),
        Math.floor(index / visits.length) + 1,
        addDays(next, open ? 18 : -6),
      )
      if (open && month === last) continue
      step(found.id, 'reported', addDays(next, open ? 17 : -7), found.done)
      step(found.id, 'closed', addDays(next, open ? 20 : -4), 'Đã xem lại tại chỗ, việc đã làm xong.')
    }
  }
  const [first, recent] = [firstDay(monthOf(today)), addDays(today, -4)]
  const day = recent < first ? first : recent
  const now = visit(day, 'unannounced')
  const reported = find(now, day, 1, addDays(today, 6))
  if (day < today) step(reported.id, 'reported', addDays(today, -1), reported.done)
  find(now, day, 2, addDays(today, 12))
  find(now, day, 3, null)
  return rows
}
