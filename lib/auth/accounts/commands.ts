import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'
import { thereOn } from '@/lib/units/days/queries'
import { forgetAttempts } from '../attempts/commands'
import { listAdministeredUnitIds } from '../grants/queries'
import { hashPassword } from '../passwords/queries'
import type { Actor, Role } from '../schema'
import { tidyUserName } from '../session/schema'
import type { AccountSwitch, NewAdministrator } from './schema'

type Unlocked = { ok: true } | { ok: false; reason: 'not-found' | 'no-account' }

/** Lets somebody try again at once. For the personnel clerk of a unit where she is in post, or that keeps her file. */
export function unlockAccount(actor: Actor, personId: string, now: Date): Promise<Unlocked> {
  return db.$transaction(async (tx): Promise<Unlocked> => {
    if (!(await looksAfter(tx, actor, 'personnel', personId, now))) {
      return refuse(tx, actor, 'account.unlock', personId, 'not-found')
    }
    const account = await tx.account.findUnique({
      where: { personId },
      select: { id: true, userName: true },
    })
    if (!account) return { ok: false, reason: 'no-account' }
    await forgetAttempts(tx, account.userName)
    await recordEvent(tx, actor.personId, { kind: 'account.unlocked', accountId: account.id })
    return { ok: true }
  })
}

type Switched = { ok: true } | { ok: false; reason: 'not-found' | 'own-account' }

/** Shuts an account, with every session it has open, or opens it again. For the administrator of the unit. */
export function switchAccount(actor: Actor, input: AccountSwitch, now: Date): Promise<Switched> {
  const { accountId, disabled } = input
  return db.$transaction(async (tx): Promise<Switched> => {
    const account = await tx.account.findUnique({ where: { id: accountId }, select: { personId: true } })
    if (!account || !(await looksAfter(tx, actor, 'administrator', account.personId, now))) {
      return refuse(tx, actor, 'account.switch', accountId, 'not-found')
    }
    if (account.personId === actor.personId)
      return refuse(tx, actor, 'account.switch', accountId, 'own-account')
    const { count } = await tx.account.updateMany({
      where: { id: accountId, disabled: !disabled },
      data: { disabled },
    })
    if (count === 0) return { ok: true }
    if (disabled) {
      await tx.session.updateMany({ where: { accountId, revokedAt: null }, data: { revokedAt: now } })
    }
    await recordEvent(tx, actor.personId, {
      kind: disabled ? 'account.disabled' : 'account.enabled',
      accountId,
    })
    return { ok: true }
  })
}

type Created = { ok: true; unit: string } | { ok: false; reason: 'unknown-unit' | 'name-taken' }

/** The first administrator of an office, made at the server's own console: there is nobody yet who could grant it. */
export async function createAdministrator(input: NewAdministrator, now: Date): Promise<Created> {
  const today = toDate(dayOf(now))
  const userName = tidyUserName(input.userName)
  const passwordHash = await hashPassword(input.password)
  return db.$transaction(async (tx): Promise<Created> => {
    const unit = await tx.adminUnit.findFirst({
      where: {
        code: input.unitCode,
        ...thereOn(dayOf(now)),
      },
      select: { id: true, name: true },
    })
    if (!unit) return { ok: false, reason: 'unknown-unit' }
    // One at a time, so that two consoles cannot both find the name free.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('account'))`
    const taken = await tx.account.findUnique({ where: { userName }, select: { id: true } })
    if (taken) return { ok: false, reason: 'name-taken' }
    const person = await tx.person.create({
      data: {
        fileUnitId: unit.id,
        code: `quan-tri:${userName}`,
        fullName: input.fullName.normalize('NFC').trim(),
        roleGrants: { create: { unitId: unit.id, role: 'administrator', fromDay: today } },
        account: { create: { userName, passwordHash } },
      },
      select: { account: { select: { id: true } } },
    })
    const accountId = person.account?.id ?? ''
    await recordEvent(tx, null, { kind: 'account.created', accountId, userName })
    return { ok: true, unit: unit.name }
  })
}

/** Whether the actor holds the role, by the database's word, for a unit the person belongs to (an administrator: or for the unit above). */
export async function looksAfter(
  tx: Tx,
  actor: Actor,
  role: Role,
  personId: string,
  now: Date,
): Promise<boolean> {
  const today = toDate(dayOf(now))
  const holdsToday = { fromDay: { lte: today }, OR: [{ toDay: null }, { toDay: { gte: today } }] }
  const unitIds =
    role === 'administrator'
      ? await listAdministeredUnitIds(tx, actor.personId, dayOf(now))
      : (
          await tx.roleGrant.findMany({
            where: { personId: actor.personId, role, ...holdsToday },
            select: { unitId: true },
          })
        ).map(({ unitId }) => unitId)
  const found = await tx.person.findFirst({
    where: {
      id: personId,
      OR: [{ fileUnitId: { in: unitIds } }, { posts: { some: { unitId: { in: unitIds }, ...holdsToday } } }],
    },
    select: { id: true },
  })
  return found !== null
}
