import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordEvent } from '@/lib/audit/commands'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { publicUrl } from '@/lib/env'
import { formatDay } from '@/lib/format'
import { writeLetters } from '@/lib/mail/outbox'
import { canMail } from '@/lib/mail/post'
import { dayOf, midnight } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { listBinding, listCovered } from '../queries'
import { MOST_REMINDERS, type RemindInput } from '../schema'

export type Reminded = { ok: true; letters: number } | { ok: false; reason: 'not-found' | 'no-mail' }

/** Writes to whoever has not agreed and can be written to: once a day at most, three times in all. */
export async function remindOpen(actor: Actor, input: RemindInput, now: Date): Promise<Reminded> {
  const today = dayOf(now)
  return db.$transaction(async (tx): Promise<Reminded> => {
    const unit = await tx.adminUnit.findUnique({
      where: { slug: input.unit },
      select: { id: true, slug: true, name: true },
    })
    const code = (await listBinding(tx, today)).find(({ slug }) => slug === input.slug)
    if (!unit || !code || !(await hasGrant(tx, actor.personId, 'personnel', unit.id, today))) {
      await recordEvent(tx, actor.personId, {
        kind: 'action.refused',
        ...{ action: 'code.remind', why: 'not-found', subject: input.unit },
      })
      return { ok: false, reason: 'not-found' }
    }
    if (!canMail()) return { ok: false, reason: 'no-mail' }
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`remind ${unit.id}`}, 0))`
    const version = await tx.codeVersion.findFirstOrThrow({
      where: { version: code.version, code: { slug: code.slug } },
      select: { id: true },
    })
    const told = await tx.acknowledgementReminder.findMany({
      where: { versionId: version.id, writtenAt: { gte: midnight(today) } },
      select: { personId: true },
    })
    const already = new Set(told.map(({ personId }) => personId))
    const open = (await listCovered(tx, unit.id, code, today)).filter(
      ({ id, done, mail, reminded }) => !done && mail && reminded < MOST_REMINDERS && !already.has(id),
    )
    if (open.length === 0) return { ok: true, letters: 0 }
    const emails = await tx.person.findMany({
      where: { id: { in: open.map(({ id }) => id) } },
      select: { id: true, email: true },
    })
    const t = texts('vi', 'coverage')
    const letters = open.map(({ id, name, reminded }) => ({
      id: randomUUID(),
      key: `acknowledgement ${id} ${version.id} ${reminded + 1}`,
      to: emails.find((each) => each.id === id)?.email ?? '',
      subject: t('mail.subject', { title: code.title }),
      body: [
        t('mail.greeting', { name }),
        t('mail.body', { title: code.title, number: code.number, from: formatDay(code.inForceFrom, 'vi') }),
        `${publicUrl()}${staffHref('myCodes')}#${code.slug}`,
        t('mail.foot', { unit: unit.name }),
      ].join('\n\n'),
      row: { personId: id, versionId: version.id, number: reminded + 1, writtenAt: now },
    }))
    const written = await writeLetters(
      tx,
      letters.map(({ row: _, ...letter }) => letter),
      now,
    )
    const sent = letters.filter(({ id }) => written.has(id))
    await tx.acknowledgementReminder.createMany({ data: sent.map(({ id, row }) => ({ ...row, mailId: id })) })
    await recordEvent(tx, actor.personId, {
      kind: 'acknowledgement.reminded',
      ...{ unit: unit.slug, slug: code.slug, version: code.version, letters: sent.length },
    })
    return { ok: true, letters: sent.length }
  })
}
