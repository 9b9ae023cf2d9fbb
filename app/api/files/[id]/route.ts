import { fileReaders } from '@/app/file-readers'
import { findActor } from '@/lib/auth/session/queries'
import { findFileBytes, findFileLine } from '@/lib/files/find'
import { disposition } from '@/lib/files/name'
import { fileAsked } from '@/lib/files/schema'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

/** The one way out for what was uploaded. What she may not read does not exist. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const size = new URL(request.url).searchParams.get('co') === 'nho' ? 'thumbnail' : 'whole'
  const asked = fileAsked.safeParse({ ...(await params), size })
  const line = asked.success ? await findFileLine(asked.data.id) : null
  if (!asked.success || !line) return missing()
  const mayRead = fileReaders[line.owner]
  if (!(await mayRead?.(await findActor(), asked.data.id, new Date()))) return missing()
  const bytes = await findFileBytes(asked.data.id, asked.data.size)
  if (!bytes) return missing()
  return new Response(bytes, {
    headers: {
      'content-type': line.mediaType,
      'content-length': String(bytes.length),
      'content-disposition': disposition(
        line.mediaType === 'image/jpeg' ? 'inline' : 'attachment',
        line.name,
      ),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  })
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
}
