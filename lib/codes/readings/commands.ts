import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, fromDate } from '@/lib/month'
import { mayAcknowledge } from '../acknowledgements/policy'
import type { ReadInput } from './schema'

/** She has read an article of the version in force. Nobody but her learns more than how many. */
export async function readArticle(actor: Actor, input: ReadInput, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { slug, version, article } = input
    const found = await tx.codeVersion.findFirst({
      where: { version, code: { slug }, articles: { some: { number: article } } },
      select: { id: true, inForceFrom: true, inForceTo: true, code: { select: { binding: true } } },
    })
    const asked =
      found &&
      mayAcknowledge(
        {
          binding: found.code.binding,
          inForceFrom: fromDate(found.inForceFrom),
          inForceTo: found.inForceTo && fromDate(found.inForceTo),
        },
        dayOf(now),
      )
    if (!asked) return false
    const row = { personId: actor.personId, versionId: found.id, article, readAt: now }
    await tx.codeReading.createMany({ data: [row], skipDuplicates: true })
    return true
  })
}
