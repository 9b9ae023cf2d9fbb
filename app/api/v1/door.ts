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
