import type { z } from 'zod'
import { acceptFile } from '@/lib/files/accept'
import type { AcceptedFile } from '@/lib/files/schema'
import { texts } from '@/lib/texts'
import type { EntryState } from './[locale]/staff/entry-form'

/** The texts of a form, by field; files are left out. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}

/** Each field's first fault, for an EntryForm to show beside what was typed. */
export function faultsOf(typed: Record<string, string>, error: z.ZodError): EntryState {
  const first = new Map<string, string>()
  for (const { path, message } of error.issues) {
    const name = String(path[0])
    if (!first.has(name)) first.set(name, message)
  }
  return { typed, errors: [...first].map(([name, text]) => ({ name, text })), refused: null }
}

type PhotoIn = { ok: true; file: AcceptedFile | null } | { ok: false; why: string }

/** The picture of a form's field, made worth keeping; none chosen is null. */
export async function photoIn(form: FormData, name: string): Promise<PhotoIn> {
  const given = form.get(name)
  if (!(given instanceof File) || given.size === 0) return { ok: true, file: null }
  const accepted = await acceptFile(new Uint8Array(await given.arrayBuffer()), given.name)
  return accepted.ok ? accepted : { ok: false, why: texts('vi', 'files')(`refusals.${accepted.reason}`) }
}
