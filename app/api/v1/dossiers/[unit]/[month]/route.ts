import { monthPattern } from '@/lib/month'
import { noQuery } from '@/lib/open-data/schema'
import { putFigures } from '@/lib/record/entries/commands'
import { sentFigures } from '@/lib/record/entries/schema'
import { door } from '../../../door'
import { problem } from '../../../answer'
import { question } from '../../../question'

export const dynamic = 'force-dynamic'

const mostBytes = 256 * 1024

/** Any other word is told which one there is. */
export function GET(): Response {
  const answer = problem(405, 'Chỉ nhận PUT', 'Số liệu đã công bố đọc ở /api/v1/performance.')
  answer.headers.set('allow', 'PUT')
  return answer
}
export { GET as DELETE, GET as PATCH, GET as POST }

type Context = { params: Promise<{ unit: string; month: string }> }

/** A unit's system sends a month's figures with the key an administrator gave it. Twice is once. */
export const PUT = door<Context>(async (request, { params }) => {
  const { unit, month } = await params
  const key = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!key) return unauthorized()
  const { wrong } = question(request, noQuery)
  if (wrong) return wrong
  if (!monthPattern.test(month)) {
    return problem(400, 'Tháng chưa đúng', 'Tháng viết dạng yyyy-mm, mỗi tháng một lần gửi, không nhận quý.')
  }
  const body = await jsonOf(request)
  if (body === undefined) {
    return problem(
      400,
      'Không đọc được nội dung',
      'Gửi một đối tượng JSON viết bằng UTF-8, nhiều nhất 256 kB.',
    )
  }
  const figures = sentFigures.safeParse(body)
  if (!figures.success) {
    const [issue] = figures.error.issues
    const where = issue?.path.join('.') || 'nội dung'
    return problem(400, 'Số liệu chưa đúng dạng', `${where}: ${issue?.message ?? 'không đúng dạng'}`)
  }
  const done = await putFigures(key, { unit, month, figures: figures.data }, new Date())
  if (done.ok) {
    const { ok: _, ...told } = done
    return Response.json({ unit, month, ...told }, { status: told.new > 0 ? 201 : 200, headers: quiet })
  }
  switch (done.reason) {
    case 'no-key':
      return unauthorized()
    case 'too-many': {
      const answer = problem(429, 'Gửi quá nhiều', 'Mỗi khóa gửi nhiều nhất 60 lần một phút.')
      answer.headers.set('retry-after', '60')
      return answer
    }
    case 'refused':
      return problem(
        422,
        'Số liệu không khớp',
        done.faults.map(({ field, why }) => `${field}: ${why}`).join(' '),
      )
    case 'no-month':
      return problem(
        422,
        'Không nhận tháng này',
        'Tháng chưa tới, hoặc đơn vị chưa có hay không còn trong tháng ấy.',
      )
    case 'not-found':
      return problem(404, 'Không có đơn vị này', 'Khóa chỉ mở số liệu của đơn vị được cấp khóa.')
  }
})

const quiet = { 'cache-control': 'no-store' }

function unauthorized(): Response {
  const answer = problem(401, 'Cần khóa', 'Gửi kèm Authorization: Bearer và khóa còn hiệu lực của đơn vị.')
  answer.headers.set('www-authenticate', 'Bearer')
  return answer
}

async function jsonOf(request: Request): Promise<unknown> {
  const text = await request.text()
  if (Buffer.byteLength(text) > mostBytes) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
