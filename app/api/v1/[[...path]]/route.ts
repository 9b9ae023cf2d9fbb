import { problem } from '../answer'

export const dynamic = 'force-dynamic'

export function GET() {
  return problem(404, 'Không có địa chỉ này', 'Các địa chỉ có thật nằm trong /api/v1/openapi.json.')
}
export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT }
