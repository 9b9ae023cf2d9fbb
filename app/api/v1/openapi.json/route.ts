import { publicUrl } from '@/lib/env'
import { openApi } from '@/lib/open-data/rules'
import { noQuery } from '@/lib/open-data/schema'
import { answer } from '../answer'
import { question } from '../question'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export function GET(request: Request) {
  const { wrong } = question(request, noQuery)
  return wrong ?? answer(request, openApi(publicUrl()))
}
