import { performanceQuery } from '@/lib/open-data/schema'
import { answer } from '../answer'
import { door } from '../door'
import { next, question } from '../question'
import { pageOf } from './rows'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request) => {
  const { asked, wrong } = question(request, performanceQuery)
  if (wrong) return wrong
  const { found, unknown } = await pageOf(asked)
  return unknown ?? answer(request, { data: found.rows, next: next(request, found.next) })
})
