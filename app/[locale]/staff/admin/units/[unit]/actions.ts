'use server'

import { redirect } from 'next/navigation'
import { switchAccount } from '@/lib/auth/accounts/commands'
import { issueAccounts, resetPassword } from '@/lib/auth/accounts/issuing/commands'
import { type Issued, issueInput, resetInput } from '@/lib/auth/accounts/issuing/schema'
import { accountSwitch } from '@/lib/auth/accounts/schema'
import { endGrant, grantRole } from '@/lib/auth/grants/commands'
import { endInput, grantInput } from '@/lib/auth/grants/schema'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { dayTyped } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** Passwords are told in the answer to the form itself: they are in no address, no cookie and no page that is asked again. */
export type IssueState = { issued: Issued[] | null; error: string | null }

export async function issueAction(_: IssueState, form: FormData): Promise<IssueState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = issueInput.safeParse({ unit: form.get('unit'), people: form.getAll('people') })
  if (!input.success) return { issued: null, error: input.error.issues[0]?.message ?? '' }
  const done = await issueAccounts(actor, input.data, new Date())
  return done.ok
    ? { issued: done.issued, error: null }
    : { issued: null, error: texts('vi', 'accounts')('not-found') }
}

export async function resetAction(_: IssueState, form: FormData): Promise<IssueState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'accounts')
  const input = resetInput.safeParse({ accountId: form.get('account') })
  if (!input.success) return { issued: null, error: t('not-found') }
  const done = await resetPassword(actor, input.data, new Date())
  return done.ok ? { issued: [done.issued], error: null } : { issued: null, error: t(done.reason) }
}

export type GrantState = {
  typed: Record<string, string>
  errors: { id: string; text: string }[]
}

export async function grantAction(_: GrantState, form: FormData): Promise<GrantState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const again = (id: string, text: string) => ({ typed, errors: [{ id: `grant-${id}`, text }] })
  const input = grantInput.safeParse({
    ...{ personId: typed.person, unit: typed.at, role: typed.role },
    from: dayTyped(typed.from ?? '') ?? typed.from,
    to: typed.to?.trim() ? (dayTyped(typed.to) ?? typed.to) : null,
  })
  if (!input.success) {
    return {
      typed,
      errors: input.error.issues.map(({ path, message }) => ({
        id: `grant-${path[0] === 'unit' ? 'at' : String(path[0])}`,
        text: message,
      })),
    }
  }
  const done = await grantRole(actor, input.data, new Date())
  if (!done.ok) return again('role', texts('vi', 'accounts')(done.reason))
  redirect(staffHref('adminPerson', { unit: typed.unit ?? '', person: input.data.personId }))
}

export async function endGrantAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const page = pageOf(form)
  const input = endInput.safeParse({ grantId: form.get('grant') })
  const done = input.success ? await endGrant(actor, input.data, new Date()) : null
  redirect(done && !done.ok ? `${page}?loi=${done.reason}` : page)
}

export async function switchAccountAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const page = pageOf(form)
  const input = accountSwitch.safeParse({
    accountId: form.get('account'),
    disabled: form.get('disabled') === '1',
  })
  const done = input.success ? await switchAccount(actor, input.data, new Date()) : null
  redirect(done && !done.ok ? `${page}?loi=${done.reason}` : page)
}

function pageOf(form: FormData): string {
  return staffHref('adminPerson', { unit: String(form.get('unit')), person: String(form.get('person')) })
}
