import { published } from '@/app/published'
import { PAGE_ROWS, unitsQuery } from '@/lib/open-data/schema'
import { listUnitDetails } from '@/lib/units/queries'
import { answer, problem } from '../answer'
import { door } from '../door'
import { next, question } from '../question'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request) => {
  const { asked, wrong } = question(request, unitsQuery)
  if (wrong) return wrong
  const units = await published(['unit-details'], ['units'], listUnitDetails)
  const from = asked.after === undefined ? 0 : units.findIndex((unit) => unit.slug === asked.after) + 1
  if (asked.after !== undefined && from === 0) {
    return problem(400, 'Câu hỏi chưa đúng', 'after lấy nguyên từ địa chỉ “next” của trang trước.')
  }
  const data = units.slice(from, from + PAGE_ROWS)
  const more = from + PAGE_ROWS < units.length
  return answer(request, { data, next: next(request, more ? (data.at(-1)?.slug ?? null) : null) })
})
