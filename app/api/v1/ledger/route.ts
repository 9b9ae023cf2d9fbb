import { ledgerQuery, PAGE_ROWS } from '@/lib/open-data/schema'
import { listLedger } from '@/lib/record/publications/queries'
import { answer } from '../answer'
import { door } from '../door'
import { next, question } from '../question'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request) => {
  const { asked, wrong } = question(request, ledgerQuery)
  if (wrong) return wrong
  const { entries, head, next: after } = await listLedger({ afterSeq: asked.after, limit: PAGE_ROWS })
  return answer(request, { data: entries, head, next: next(request, after) })
})
