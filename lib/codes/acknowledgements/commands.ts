import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, fromDate } from '@/lib/month'
import { mayAcknowledge } from './policy'
import type { AcknowledgeInput } from './schema'

type Acknowledged = { ok: true } | { ok: false; reason: 'not-found' | 'not-in-force' }

/** The actor agrees to one version of a binding code. Twice is the same as once. */
export function acknowledge(actor: Actor, input: AcknowledgeInput, now: Date): Promise<Acknowledged> {
  const { slug, version } = input
  return db.$transaction(async (tx): Promise<Acknowledged> => {
    const found = await tx.codeVersion.findFirst({
      where: { version, code: { slug } },
      select: { id: true, inForceFrom: true, inForceTo: true, code: { select: { binding: true } } },
    })
    const open =
      found &&
      mayAcknowledge(
        {
          binding: found.code.binding,
          inForceFrom: fromDate(found.inForceFrom),
          inForceTo: found.inForceTo && fromDate(found.inForceTo),
        },
        dayOf(now),
      )
    if (!open) {
      const reason = found ? 'not-in-force' : 'not-found'
      const subject = `${slug}/${version}`
      await recordEvent(tx, actor.personId, {
        kind: 'action.refused',
        action: 'code.acknowledge',
        why: reason,
        subject,
      })
      return { ok: false, reason }
    }
    const { count } = await tx.acknowledgement.createMany({
      data: [{ personId: actor.personId, versionId: found.id, acknowledgedAt: now }],
      skipDuplicates: true,
    })
    if (count > 0) {
      await recordEvent(tx, actor.personId, {
        kind: 'code.acknowledged',
        personId: actor.personId,
        slug,
        version,
      })
    }
    return { ok: true }
  })
}
