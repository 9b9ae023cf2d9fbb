import 'server-only'
import { publicDb } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { type OneStopPaper, versionContent } from './schema'

/** What the one-stop paper of a ward says now, and since when it said something else; former wards keep their last. */
export async function findOneStopPaper(slug: string): Promise<OneStopPaper | null> {
  const unit = await publicDb.adminUnit.findUnique({
    where: { slug },
    select: {
      slug: true,
      name: true,
      oneStopVersions: { select: { version: true, since: true }, orderBy: { version: 'desc' } },
    },
  })
  const [latest] = unit?.oneStopVersions ?? []
  if (!unit || !latest) return null
  const { content } = await publicDb.oneStopVersion.findFirstOrThrow({
    where: { unit: { slug }, version: latest.version },
    select: { content: true },
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    versions: unit.oneStopVersions.map(({ version, since }) => ({ version, since: dayOf(since) })),
    content: versionContent.parse(content),
  }
}
