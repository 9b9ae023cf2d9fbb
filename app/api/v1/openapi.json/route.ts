import { publicUrl } from '@/lib/env'
import { openApi } from '@/lib/open-data/rules'
import { answer } from '../answer'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

export function GET(request: Request) {
  return answer(request, openApi(publicUrl()))
}
