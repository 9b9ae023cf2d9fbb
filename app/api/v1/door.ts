import { log } from '@/lib/log'
import { problem } from './answer'

type Read<Context> = (request: Request, context: Context) => Response | Promise<Response>

/** A door of the open data: when the database is away, that is said in the form of every other problem. */
export function door<Context>(read: Read<Context>): Read<Context> {
  return async (request, context) => {
    try {
      return await read(request, context)
    } catch (error) {
      log.error(error)
      return problem(
        503,
        'Tạm thời chưa trả lời được',
        'Máy chủ dữ liệu đang không trả lời; hãy hỏi lại sau ít phút.',
      )
    }
  }
}

/** A browser asks before it sends If-None-Match from another site. */
export function OPTIONS(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match',
      'access-control-max-age': '86400',
    },
  })
}

/** Open data is read only; what may be done is named, here and in the code book. */
function readOnly(): Response {
  const answer = problem(
    405,
    'Chỉ đọc',
    'Dữ liệu mở chỉ nhận GET; số liệu hồ sơ gửi bằng PUT tới /api/v1/dossiers.',
  )
  answer.headers.set('allow', 'GET, HEAD, OPTIONS')
  return answer
}
export { readOnly as DELETE, readOnly as PATCH, readOnly as POST, readOnly as PUT }
