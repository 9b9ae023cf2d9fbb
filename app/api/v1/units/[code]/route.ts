import { findUnitDetail } from '@/lib/units/queries'
import { answer, problem } from '../../answer'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  const unit = await findUnitDetail((await params).code)
  if (!unit) return problem(404, 'Không có đơn vị này', 'Hãy dùng tên rút gọn, hoặc mã của đơn vị hiện nay.')
  return answer(request, unit)
}
