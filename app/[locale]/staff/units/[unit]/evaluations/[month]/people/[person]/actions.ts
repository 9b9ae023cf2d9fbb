'use server'

import { redirect } from 'next/navigation'
import { accountOfSeal, findActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { parkTyped } from '@/lib/evaluations/drafts/commands'
import { answered } from '@/lib/evaluations/merging/rules'
import { attachEvidence, savePerson } from '@/lib/evaluations/people/commands'
import { type Fields, pageField, personInput } from '@/lib/evaluations/people/schema'
import { acceptFile } from '@/lib/files/accept'
import { href, staffHref } from '@/lib/routes'

/** Saves the page, or keeps what was typed for her: until it can be saved, or until she has signed in again. */
export async function savePersonAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const now = new Date()
  const typed = Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const input = personInput.safeParse({
    ...{ ...typed, ...fieldsIn(typed) },
    drafted: typed.drafted?.split(' ').filter(Boolean),
  })
  if (!input.success) redirect(staffHref('desk'))
  const { unit, month, person } = input.data
  const here = staffHref('sheetPerson', { unit, month, person })
  const actor = await findActor()
  if (!actor) {
    const account = accountOfSeal(typed.owner ?? null, now)
    const { fields: cells, base } = input.data
    if (account) await parkTyped(account, { unit, month, rows: [{ person, cells, base }] }, now)
    redirect(`${href('vi', 'signIn')}?tiep=${encodeURIComponent(`${here}?giu=1`)}&da-giu=1`)
  }
  const refused = await attachFiles(actor, form, input.data)
  const saved = await savePerson(actor, input.data, now)
  if (refused) redirect(`${here}?tep=${refused}#deductions`)
  if (!saved.ok && saved.reason === 'not-now') {
    const { fields: cells, base } = input.data
    await parkTyped(actor.accountId, { unit, month, rows: [{ person, cells, base }] }, now)
  }
  if (!saved.ok) redirect(saved.reason === 'invalid' ? here : `${here}?tu-choi=${saved.reason}`)
  redirect(typed.next ? staffHref('sheetPerson', { unit, month, person: typed.next }) : `${here}?da-luu=1`)
}

// A box that is not ticked is not sent: what the page showed and did not come back was emptied.
function fieldsIn(typed: Fields): { fields: Fields; base?: Fields } {
  const base = parsed(typed.base ?? '')
  const fields = Object.fromEntries(Object.entries(typed).filter(([key]) => pageField.test(key)))
  for (const field of Object.keys(base ?? {})) fields[field] ??= ''
  for (const field of Object.keys(fields)) {
    const cell = { base: base?.[field] ?? '', typed: fields[field] ?? '' }
    const chosen = answered(cell, typed[`keep.${field}`], typed[`seen.${field}`])
    fields[field] = chosen.typed
    if (base) base[field] = chosen.base ?? ''
  }
  return { fields, base }
}

function parsed(text: string): Fields | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? (read as Fields) : undefined
  } catch {
    return undefined
  }
}

/** Puts each attached file into its line; says why one cannot be kept. */
async function attachFiles(
  actor: Parameters<typeof attachEvidence>[0],
  form: FormData,
  input: Parameters<typeof savePerson>[1],
): Promise<string | null> {
  for (const [name, file] of form) {
    const line = /^(deductions\.\d{1,3})\.upload$/.exec(name)?.[1]
    if (!line || typeof file === 'string' || file.size === 0) continue
    const accepted = await acceptFile(new Uint8Array(await file.arrayBuffer()), file.name, { pdf: true })
    if (!accepted.ok) return accepted.reason
    const kept = await attachEvidence(actor, input, accepted.file, new Date())
    if (!kept.ok) return null
    input.fields[`${line}.file`] = kept.file
    input.fields[`${line}.kind`] ||= 'file'
    input.fields[`${line}.evidence`] ||= accepted.file.name
  }
  return null
}
