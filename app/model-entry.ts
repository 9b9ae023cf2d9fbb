import 'server-only'
import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import type { Actor } from '@/lib/auth/schema'
import { findActor, requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { texts } from '@/lib/texts'
import { faultsOf, typedIn } from './entry'

type Done = { ok: true } | { ok: false; reason: string }

/** What a form of the one-stop model is: how it is read, what it does, where a refusal belongs, where it leads. */
type ModelForm<Schema extends z.ZodType> = {
  schema: Schema
  write: (actor: Actor, input: z.infer<Schema>, typed: Record<string, string>) => Promise<Done>
  /** The field and the sentence of a refusal; a reason that is not here does not exist for her. */
  faults?: Record<string, { name: string; text: string }>
  back: (typed: Record<string, string>) => string
}

/** Reads, writes, refreshes what the public reads, goes back; else what was typed with what is wrong. */
export async function sendModelForm<Schema extends z.ZodType>(
  form: FormData,
  { schema, write, faults = {}, back }: ModelForm<Schema>,
): Promise<EntryState> {
  await requireSameOrigin()
  const typed = typedIn(form)
  const input = schema.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const actor = await findActor()
  if (!actor) return { typed, errors: [], refused: texts('vi', 'modelDesk')('signedOut') }
  const done = await write(actor, input.data, typed)
  if (!done.ok) {
    const fault = faults[done.reason]
    if (!fault) notFound()
    return { typed, errors: [fault], refused: null }
  }
  updateTag('texts')
  redirect(`${back(typed)}?xong=1`)
}

/** A button of the model: it does one thing and comes back to its page. */
export async function pressModelButton<Schema extends z.ZodType>(
  form: FormData,
  { schema, write, back }: Omit<ModelForm<Schema>, 'faults'>,
): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const typed = typedIn(form)
  const input = schema.safeParse(typed)
  const done: Done = input.success
    ? await write(actor, input.data, typed)
    : { ok: false, reason: 'not-found' }
  if (!done.ok && done.reason === 'not-found') notFound()
  if (done.ok) updateTag('texts')
  redirect(`${back(typed)}?${done.ok ? 'xong' : 'loi'}=1`)
}
