import { notFound, redirect } from 'next/navigation'
import { accountOfSeal, findActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { partOf } from '@/lib/codes/drafts/changing/rules'
import { parkTyped, saveDraft } from '@/lib/codes/drafts/commands'
import { type DraftChange, draftChange } from '@/lib/codes/drafts/schema'
import { storable } from '@/lib/fold'
import { href, type StaffRoute, staffHref } from '@/lib/routes'

/** Saves one part of a draft; what cannot be saved is kept for its writer, and `here` says so. */
export async function savePart(
  form: FormData,
  code: string,
  typed: DraftChange,
  here: string,
): Promise<void> {
  await requireSameOrigin()
  const now = new Date()
  const parsed = draftChange.safeParse(typed)
  if (!parsed.success) notFound()
  const change = parsed.data
  const park = (account: string) =>
    'fields' in change
      ? parkTyped(account, { slug: code, part: partOf(change), typed: change.fields }, now)
      : Promise.resolve()
  const actor = await findActor()
  if (!actor) {
    const account = accountOfSeal(text(form, 'owner') || null, now)
    if (account) await park(account)
    redirect(`${href('vi', 'signIn')}?tiep=${encodeURIComponent(here)}`)
  }
  const saved = await saveDraft(actor, { slug: code, revision: Number(text(form, 'revision')), change }, now)
  if (saved.ok) return
  if (saved.reason === 'not-found') notFound()
  await park(actor.accountId)
  redirect(`${here}?loi=${saved.reason}`)
}

export function to(
  route: StaffRoute,
  params: Record<string, string>,
  told: Record<string, string>,
  anchor = '',
): string {
  return `${staffHref(route, params)}?${new URLSearchParams(told)}${anchor ? `#${anchor}` : ''}`
}

export function text(form: FormData, name: string): string {
  return plain(form.get(name) ?? '')
}

// A browser sends lines as CRLF; what no text of the database can hold is left out.
export function plain(value: FormDataEntryValue): string {
  return typeof value === 'string' ? storable(value).replaceAll('\r\n', '\n') : ''
}
