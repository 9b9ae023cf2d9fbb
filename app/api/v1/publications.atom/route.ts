import { publicUrl } from '@/lib/env'
import { atomFeed } from '@/lib/open-data/atom/rules'
import { feedQuery } from '@/lib/open-data/schema'
import { lastPublications } from '@/lib/record/publications/queries'
import { href } from '@/lib/routes'
import { answer } from '../answer'
import { door } from '../door'
import { next, question } from '../question'
import { unitNamed } from '../unit'

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../door'
export const dynamic = 'force-dynamic'

const ENTRIES = 50

export const GET = door(async (request) => {
  const { asked, wrong } = question(request, feedQuery)
  if (wrong) return wrong
  const { unit, unknown } = asked.unit === undefined ? {} : await unitNamed(asked.unit)
  if (unknown) return unknown
  const found = await lastPublications({ unit: unit?.slug, before: asked.after, limit: ENTRIES + 1 })
  const entries = found.slice(0, ENTRIES)
  const { pathname, search } = new URL(request.url)
  const feed = atomFeed({
    root: publicUrl(),
    self: pathname + search,
    next: next(request, found.length > ENTRIES ? (entries.at(-1)?.seq ?? null) : null),
    unit: unit?.name ?? null,
    entries,
    monthHref: (slug, month) => href('vi', 'unitMonth', { unit: slug, month }),
  })
  return answer(request, feed, { contentType: 'application/atom+xml; charset=utf-8' })
})
