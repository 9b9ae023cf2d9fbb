'use server'

import { notFound, redirect } from 'next/navigation'
import { requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { confirmUpload, parkUpload } from '@/lib/imports/commands'
import { confirmInput, parkInput } from '@/lib/imports/schema'
import { staffHref } from '@/lib/routes'

/** Parks the file and shows what it would do. */
export async function parkAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
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

/** Takes the parked file in; what was typed comes back with the refusal. */
export async function confirmAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const unit = text(form, 'unit')
  const upload = text(form, 'upload')
  const reason = text(form, 'reason')
  const sure = text(form, 'sure') === '1'
  const input = confirmInput.safeParse({ upload, seen: text(form, 'seen'), reason, sure })
  if (!input.success) return notFound()
  const done = await confirmUpload(actor, input.data, new Date())
  const page = staffHref('upload', { unit, upload })
  if (!done.ok) {
    if (done.reason === 'not-found') return notFound()
    const asked = new URLSearchParams()
    for (const loi of done.reason === 'asked' ? done.missing : [done.reason]) asked.append('loi', loi)
    if (reason) asked.set('ly-do', reason)
    if (sure) asked.set('da-xem', '1')
    return redirect(`${page}?${asked}`)
  }
  redirect(page)
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
