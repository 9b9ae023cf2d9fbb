import { readiness } from '@/lib/portal/readiness/queries'

export const dynamic = 'force-dynamic'

export async function GET() {
  const { ready, why } = await readiness()
  return new Response(`${why}\n`, {
    status: ready ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
