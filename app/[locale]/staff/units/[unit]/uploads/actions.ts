'use server'

import { notFound, redirect } from 'next/navigation'
import { typedIn } from '@/app/entry'
import { makingHref } from '@/app/making'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { confirmUpload, parkUpload } from '@/lib/imports/commands'
import { confirmInput, parkInput } from '@/lib/imports/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { EntryState } from '../../../entry-form'

/** Parks the file and shows what it would do. */
export async function parkAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = { kind: text(form, 'kind'), unit: text(form, 'unit'), month: text(form, 'month') || null }
  const input = parkInput.safeParse(typed)
  if (!input.success) return notFound()
  const sent = form.get('file')
  const file = sent instanceof File ? sent : new File([], '')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const done = await parkUpload(actor, input.data, { name: file.name, bytes }, new Date())
  if (!done.ok) {
    if (done.reason === 'not-found') return notFound()
    const asked = { loai: typed.kind, ...(typed.month ? { thang: typed.month } : {}), loi: done.reason }
    return redirect(`${staffHref('uploads', { unit: typed.unit })}?${new URLSearchParams(asked)}`)
  }
  redirect(staffHref('upload', { unit: typed.unit, upload: done.upload }))
}

// What takes longer has a page that tells how far it is.
const PATIENCE_MS = 1500

/** Takes the parked file in. */
export async function confirmAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const again = (state: Partial<EntryState>): EntryState => ({ typed, errors: [], refused: null, ...state })
  const input = confirmInput.safeParse({ ...typed, sure: typed['sure'] === '1' })
  if (!input.success) {
    const wrong = input.error.issues.find(({ path }) => path[0] === 'reason')
    if (!wrong || input.error.issues.length > 1) return notFound()
    return again({ errors: [{ name: 'reason', text: wrong.message }] })
  }
  const done = await confirmUpload(actor, input.data, new Date(), PATIENCE_MS)
  const at = { unit: text(form, 'unit'), upload: input.data.upload }
  if (done.ok) return redirect('running' in done ? makingHref('uploadMaking', at) : staffHref('upload', at))
  if (done.reason === 'not-found') return notFound()
  const t = texts('vi', 'imports')
  if (done.reason !== 'asked') return again({ refused: t(`confirmErrors.${done.reason}`) })
  // The ticked box has a heading of its own, which its fault belongs to.
  const field = { reason: 'reason', sure: 'doubts' } as const
  return again({
    errors: done.missing.map((asked) => ({ name: field[asked], text: t(`confirmErrors.${asked}`) })),
  })
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
