import { noQuery } from '@/lib/open-data/schema'
import { answer } from '../../answer'
import { door } from '../../door'
import { question } from '../../question'
import { unitNamed } from '../../unit'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request, { params }: { params: Promise<{ code: string }> }) => {
  const { wrong } = question(request, noQuery)
  if (wrong) return wrong
  const { unit, unknown } = await unitNamed((await params).code)
  return unknown ?? answer(request, unit)
})
