import { answer } from '../../answer'
import { door } from '../../door'
import { unitNamed } from '../../unit'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../door'
export const dynamic = 'force-dynamic'

export const GET = door(async (request, { params }: { params: Promise<{ code: string }> }) => {
  const { unit, unknown } = await unitNamed((await params).code)
  return unknown ?? answer(request, unit)
})
