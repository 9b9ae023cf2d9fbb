import { publishedCodes } from '@/app/code-texts'
import { openCode } from '@/lib/codes/views/rules'
import { noQuery } from '@/lib/open-data/schema'
import { answer } from '../answer'
import { door } from '../door'
import { question } from '../question'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request) => {
  const { wrong } = question(request, noQuery)
  return wrong ?? answer(request, { data: (await publishedCodes()).map(openCode), next: null })
})
