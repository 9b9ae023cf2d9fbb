import 'server-only'
import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { typedIn } from './entry'
import { type Done, type Entry, sendEntry } from './send-entry'

/** As any form of a few fields; what the public reads is refreshed. */
export async function sendModelForm<Schema extends z.ZodType>(
  form: FormData,
  entry: Entry<Schema>,
): Promise<EntryState> {
  return sendEntry(form, {
    ...entry,
    write: async (...given) => {
      const done = await entry.write(...given)
      if (done.ok) updateTag('texts')
      return done
    },
  })
}

/** A button of the model: it does one thing and comes back to its page. */
export async function pressModelButton<Schema extends z.ZodType>(
  form: FormData,
  { schema, write, back }: Omit<Entry<Schema>, 'faults' | 'photo'>,
): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const typed = typedIn(form)
  const input = schema.safeParse(typed)
  const done: Done = input.success
    ? await write(actor, input.data, typed, null)
    : { ok: false, reason: 'not-found' }
  if (!done.ok && done.reason === 'not-found') notFound()
  if (done.ok) updateTag('texts')
  redirect(`${back(typed)}?${done.ok ? 'xong' : 'loi'}=1`)
}
