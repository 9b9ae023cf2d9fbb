import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { type Day, fromDate, toDate } from '@/lib/month'
import { progressOf } from '../readings/rules'
import { sinceSubstance } from './rules'
import type { OwnCode } from './schema'

/** Each code in force that day, with what the actor herself has agreed to; binding ones first. */
export async function listOwnCodes(actor: Actor, today: Day): Promise<OwnCode[]> {
  const rows = await db.conductCode.findMany({
    orderBy: [{ binding: 'desc' }, { slug: 'asc' }],
    select: {
      slug: true,
      binding: true,
      versions: {
        where: { inForceFrom: { lte: toDate(today) } },
        orderBy: [{ inForceFrom: 'desc' }, { version: 'desc' }],
        select: {
          version: true,
          title: true,
          number: true,
          issuedBy: true,
          issuedOn: true,
          inForceFrom: true,
          inForceTo: true,
          change: true,
          articles: { select: { number: true } },
          readings: { where: { personId: actor.personId }, select: { article: true } },
          acknowledgements: {
            where: { personId: actor.personId },
            select: { acknowledgedAt: true, rollCall: { select: { heldOn: true } } },
          },
        },
      },
    },
  })
  return rows.flatMap(({ slug, binding, versions }) => {
    const current = versions.find(({ inForceTo }) => inForceTo === null || fromDate(inForceTo) >= today)
    if (!current) return []
    const { acknowledgements: _, inForceTo: __, change: ___, articles, readings, ...line } = current
    // Whoever agreed to the text need not agree to its spelling: since the last change of substance, any version counts.
    const alike = sinceSubstance(versions, current.version)
    const agreed = alike.flatMap(({ acknowledgements: [one] }) => (one ? [one] : []))
    return {
      ...line,
      slug,
      binding,
      issuedOn: fromDate(line.issuedOn),
      inForceFrom: fromDate(line.inForceFrom),
      acknowledgedAt: agreed[0]?.acknowledgedAt.toISOString() ?? null,
      rollCallOn: agreed[0]?.rollCall ? fromDate(agreed[0].rollCall.heldOn) : null,
      progress: progressOf(
        articles.map(({ number }) => number),
        readings.map(({ article }) => article),
      ),
      earlier: versions
        .filter((each) => !alike.includes(each))
        .flatMap(({ version, number, acknowledgements: [agreed] }) =>
          agreed ? [{ version, number, acknowledgedAt: agreed.acknowledgedAt.toISOString() }] : [],
        ),
    }
  })
}
