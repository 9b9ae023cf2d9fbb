import 'server-only'
import { disposition } from '@/lib/files/name'

const book = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook to save, or its rows as CSV, under a name with its accents (RFC 6266). */
export function bookAnswer({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': fileName.endsWith('.csv') ? 'text/csv; charset=utf-8' : book,
      'content-disposition': disposition('attachment', fileName),
      'cache-control': 'no-store',
    },
  })
}

/** Not there, or not hers: the same. */
export function noBook(): Response {
  return new Response('Không có tệp này.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
