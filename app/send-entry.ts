import 'server-only'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import type { Actor } from '@/lib/auth/schema'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import type { AcceptedFile } from '@/lib/files/schema'
import { faultsOf, photoIn, typedIn } from './entry'

export type Done = { ok: true } | { ok: false; reason: string }

/** What a form of a few fields is: how it is read, what it does, where a refusal belongs, where it leads. */
export type Entry<Schema extends z.ZodType> = {
  schema: Schema
  write: (
    actor: Actor,
    input: z.infer<Schema>,
    typed: Record<string, string>,
    photo: AcceptedFile | null,
  ) => Promise<Done>
  /** The field of a picture. */
  photo?: string
  /** The field and the sentence of a refusal; a reason that is not here does not exist for her. */
  faults?: Record<string, { name: string; text: string }>
  back: (typed: Record<string, string>) => string
}

/** Reads, writes, goes back; else what was typed with what is wrong. */
export async function sendEntry<Schema extends z.ZodType>(
  form: FormData,
  { schema, write, photo: field = '', faults = {}, back }: Entry<Schema>,
): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = schema.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const photo = await photoIn(form, field)
  if (!photo.ok) return { typed, errors: [{ name: field, text: photo.why }], refused: null }
  const done = await write(actor, input.data, typed, photo.file)
  if (!done.ok) {
    const fault = faults[done.reason]
    if (!fault) notFound()
    return { typed, errors: [fault], refused: null }
  }
  redirect(`${back(typed)}?xong=1`)
}
