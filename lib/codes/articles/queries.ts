import 'server-only'
import { publicDb } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'

/** “Điều 7. Giao tiếp qua điện thoại, 522/QĐ-UBND”: the articles in force of the codes that bind staff, to name one as evidence. */
export async function listArticleNames(now: Date = new Date()): Promise<string[]> {
  const today = toDate(dayOf(now))
  const rows = await publicDb.codeArticle.findMany({
    where: {
      chapter: {
        version: {
          code: { binding: true },
          inForceFrom: { lte: today },
          OR: [{ inForceTo: null }, { inForceTo: { gte: today } }],
        },
      },
    },
    orderBy: [{ chapter: { version: { number: 'asc' } } }, { number: 'asc' }],
    select: { number: true, title: true, chapter: { select: { version: { select: { number: true } } } } },
  })
  return rows.map(({ number, title, chapter }) => `Điều ${number}. ${title}, ${chapter.version.number}`)
}
