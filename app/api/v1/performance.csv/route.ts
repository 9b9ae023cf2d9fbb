import { csvQuery } from '@/lib/open-data/schema'
import { performanceCsv } from '@/lib/record/csv/rules'
import { answer } from '../answer'
import { door } from '../door'
import { rowsOf } from '../performance/rows'
import { question } from '../question'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request) => {
  const { asked, wrong } = question(request, csvQuery)
  if (wrong) return wrong
  const { found, unknown } = await rowsOf(asked)
  if (unknown) return unknown
  const csv = answer(request, performanceCsv(found), { contentType: 'text/csv; charset=utf-8; header=present' })
  csv.headers.set('content-disposition', 'attachment; filename="performance.csv"')
  return csv
})
