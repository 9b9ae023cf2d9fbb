import { type LocaleParams, localeOf } from '@/app/params'
import { tidyText } from '@/lib/fold'
import { href } from '@/lib/routes'

const LONGEST = 100

/** A question with marks that a path cannot carry: only its letters and digits are looked for, so only they are kept. */
export async function GET(
  request: Request,
  { params }: { params: Promise<LocaleParams> },
): Promise<Response> {
  const asked = new URL(request.url).searchParams.getAll('q').join(' ')
  const words = tidyText(asked.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, ' ')).slice(0, LONGEST)
  const query = words ? `?${new URLSearchParams({ q: words })}` : ''
  const location = href(await localeOf(params), 'search') + query
  return new Response(null, { status: 307, headers: { location } })
}
