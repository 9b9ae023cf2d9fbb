import 'server-only'
import { randomBytes } from 'node:crypto'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { forgetAttempts } from '../../attempts/commands'
import { listAdministeredUnitIds } from '../../grants/queries'
import { dropIdentities } from '../../oidc/linking/commands'
import { hashPassword } from '../../passwords/queries'
import type { Actor } from '../../schema'
import { looksAfter } from '../commands'
import { belongsTo } from '../queries'
import { readablePassword, userNameFor } from './rules'
import type { IssueInput, Issued, ResetInput } from './schema'

type IssueResult = { ok: true; issued: Issued[] } | { ok: false; reason: 'not-found' }

/** Accounts for people of a unit who have none. Each password is told once, here; whoever has an account by now is left out. */
export async function issueAccounts(actor: Actor, input: IssueInput, now: Date): Promise<IssueResult> {
  const drawn = await Promise.all(input.people.map(drawPassword))
  return db.$transaction(async (tx): Promise<IssueResult> => {
    const day = dayOf(now)
    const unit = await tx.adminUnit.findUnique({ where: { slug: input.unit }, select: { id: true } })
    if (!unit || !(await listAdministeredUnitIds(tx, actor.personId, day)).includes(unit.id))
      return refuse(tx, actor, 'account.issue', input.unit, 'not-found')
    // One at a time, so that two administrators cannot both find a name free.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('account'))`
    const people = await tx.person.findMany({
      where: { id: { in: input.people }, account: null, AND: [belongsTo(unit.id, day)] },
      orderBy: [{ fullName: 'asc' }, { id: 'asc' }],
      select: { id: true, fullName: true },
    })
    const names = await tx.account.findMany({ select: { userName: true } })
    const taken = new Set(names.map(({ userName }) => userName))
    const issued: Issued[] = []
    for (const [at, { id, fullName }] of people.entries()) {
      const { password, passwordHash } = drawn[at] ?? (await drawPassword())
      const userName = userNameFor(fullName, taken)
      const account = await tx.account.create({
        data: { personId: id, userName, passwordHash, mustChange: true },
        select: { id: true },
      })
      await recordEvent(tx, actor.personId, { kind: 'account.created', accountId: account.id, userName })
      issued.push({ fullName, userName, password })
    }
    return { ok: true, issued }
  })
}

type ResetResult = { ok: true; issued: Issued } | { ok: false; reason: 'not-found' | 'own-account' }

/**
 * A new one-time password in place of a forgotten one. Every open session ends, and so does the tie to the provider:
 * whoever read the old one may have made it.
 */
export async function resetPassword(
  actor: Actor,
  { accountId }: ResetInput,
  now: Date,
): Promise<ResetResult> {
  const { password, passwordHash } = await drawPassword()
  return db.$transaction(async (tx): Promise<ResetResult> => {
    const account = await tx.account.findUnique({
      where: { id: accountId },
      select: { personId: true, userName: true, person: { select: { fullName: true } } },
    })
    if (!account || !(await looksAfter(tx, actor, 'administrator', account.personId, now)))
      return refuse(tx, actor, 'account.reset', accountId, 'not-found')
    if (account.personId === actor.personId)
      return refuse(tx, actor, 'account.reset', accountId, 'own-account')
    await tx.account.update({
      where: { id: accountId },
      data: { passwordHash, mustChange: true },
      select: { id: true },
    })
    await tx.session.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: now } })
    await forgetAttempts(tx, account.userName)
    await dropIdentities(tx, actor, accountId)
    await recordEvent(tx, actor.personId, { kind: 'account.password-reset', accountId })
    return { ok: true, issued: { fullName: account.person.fullName, userName: account.userName, password } }
  })
}

async function drawPassword() {
  const password = readablePassword(randomBytes(12))
  return { password, passwordHash: await hashPassword(password) }
}
