import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { recordEvent } from '@/lib/audit/commands'
import { db } from '@/lib/db'
import { href } from '@/lib/routes'
import type { Actor } from '../schema'
import { accountOfSeal, findSignedIn, requireActor } from '../session/queries'
import { returnPath } from '../session/rules'
import { keptSince } from './queries'
import { keptOf, placeOf } from './rules'
import { formField, KEPT_FORMS, type KeptInput, ownerField } from './schema'

/**
 * Who sends this form. When her session has ended the form waits for her account on its page, and she is sent to sign
 * in and back there. What waited of this form before is done with once she sends it herself.
 */
export async function requireSender(form: FormData): Promise<Actor> {
  const asked = (await headers()).get('x-path')
  const here = returnPath(asked) ?? ''
  const kept = keptOf(placeOf(asked) ?? '', form)
  if (await findSignedIn()) {
    const actor = await requireActor()
    if (kept && form.has(formField)) await dropKept(actor.accountId, kept)
    return actor
  }
  const now = new Date()
  const owner = form.get(ownerField)
  const account = accountOfSeal(typeof owner === 'string' ? owner : null, now)
  const waits = account !== null && kept !== null && (await keepForm(account, kept, now))
  const told = new URLSearchParams({ ...(here && { tiep: here }), [waits ? 'da-giu' : 'chua-luu']: '1' })
  redirect(`${href('vi', 'signIn')}?${told}`)
}

/** Keeps a form for an account, at the cost of its oldest one when it has too many; false: no such account. */
export function keepForm(accountId: string, { path, form, typed }: KeptInput, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // One at a time for an account, so that the count holds.
    const found = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM account WHERE id = ${accountId}::uuid AND NOT disabled FOR UPDATE`
    if (found.length === 0) return false
    await tx.keptForm.deleteMany({ where: { keptAt: { lte: keptSince(now) } } })
    await tx.keptForm.upsert({
      where: { accountId_path_form: { accountId, path, form } },
      create: { accountId, path, form, typed, keptAt: now },
      update: { typed, keptAt: now },
      select: { form: true },
    })
    const older = await tx.keptForm.findMany({
      where: { accountId },
      orderBy: [{ keptAt: 'desc' }, { path: 'asc' }, { form: 'asc' }],
      skip: KEPT_FORMS,
      select: { path: true, form: true },
    })
    if (older.length > 0) await tx.keptForm.deleteMany({ where: { accountId, OR: older } })
    await recordEvent(tx, null, { kind: 'form.kept', accountId, path })
    return true
  })
}

/** Forgets what waited for an account: one form of a page, or all of the page. */
export async function dropKept(
  accountId: string,
  { path, form }: { path: string; form?: string },
): Promise<void> {
  await db.keptForm.deleteMany({ where: { accountId, path, form } })
}
