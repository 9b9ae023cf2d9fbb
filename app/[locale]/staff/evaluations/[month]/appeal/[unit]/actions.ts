'use server'

import { redirect } from 'next/navigation'
import { faultsOf, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { fileAppeal } from '@/lib/evaluations/appeals/commands'
import { appealInput } from '@/lib/evaluations/appeals/schema'
import { acceptFile } from '@/lib/files/accept'
import type { AcceptedFile } from '@/lib/files/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { EntryState } from '../../../../entry-form'

export async function fileAppealAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'appeals')
  const typed = typedIn(form)
  const input = appealInput.safeParse(typed)
  const read = await readFile(form.get('file'))
  const wrongFile = 'why' in read ? [{ name: 'file', text: read.why }] : []
  if (!input.success) {
    const state = faultsOf(typed, input.error)
    return { ...state, errors: [...state.errors, ...wrongFile] }
  }
  if ('why' in read) return { typed, errors: wrongFile, refused: null }
  const filed = await fileAppeal(actor, input.data, read.file, new Date())
  if (!filed.ok) return { typed, errors: [], refused: t(`refused.${filed.reason}`) }
  const { month, unit } = input.data
  redirect(`${staffHref('myMonth', { month })}?kien-nghi=${unit}#kien-nghi-${unit}`)
}

async function readFile(
  given: FormDataEntryValue | null,
): Promise<{ file: AcceptedFile | null } | { why: string }> {
  if (!(given instanceof File) || given.size === 0) return { file: null }
  const accepted = await acceptFile(new Uint8Array(await given.arrayBuffer()), given.name, { pdf: true })
  if (accepted.ok) return { file: accepted.file }
  const { reason } = accepted
  return {
    why:
      reason === 'other-kind'
        ? texts('vi', 'appeals')('fileRefused')
        : texts('vi', 'files')(`refusals.${reason}`),
  }
}
