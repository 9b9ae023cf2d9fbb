'use server'

import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { typedIn } from '@/app/entry'
import { sendModelForm } from '@/app/model-entry'
import { acceptFile } from '@/lib/files/accept'
import { stateStandard } from '@/lib/one-stop/states/commands'
import { stateInput } from '@/lib/one-stop/states/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export async function stateStandardAction(_: EntryState, form: FormData): Promise<EntryState> {
  const t = texts('vi', 'modelDesk')
  const given = form.get('photo')
  const chosen = given instanceof File && given.size > 0 ? given : null
  const photo = chosen && (await acceptFile(new Uint8Array(await chosen.arrayBuffer()), chosen.name))
  if (photo && !photo.ok) {
    const text = texts('vi', 'files')(`refusals.${photo.reason}`)
    return { typed: typedIn(form), errors: [{ name: 'photo', text }], refused: null }
  }
  return sendModelForm(form, {
    schema: stateInput,
    write: (actor, input, typed) =>
      stateStandard(actor, typed.unit ?? '', input, photo ? photo.file : null, new Date()),
    faults: {
      future: { name: 'since', text: t('future') },
      reworded: { name: 'met', text: t('reworded') },
    },
    back: ({ unit = '' }) => staffHref('modelDesk', { unit }),
  })
}
