'use server'

import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { pressModelButton, sendModelForm } from '@/app/model-entry'
import { keepOfficer, removeOfficer } from '@/lib/one-stop/officers/commands'
import { officerId, officerInput } from '@/lib/one-stop/officers/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const back = (typed: Record<string, string>) => staffHref('modelOfficers', { unit: typed.unit ?? '' })

export async function keepOfficerAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: officerInput,
    write: (actor, input, typed) => keepOfficer(actor, typed.unit ?? '', input, new Date()),
    faults: { person: { name: 'person', text: texts('vi', 'modelDesk')('personWrong') } },
    back,
  })
}

export async function removeOfficerAction(form: FormData): Promise<void> {
  return pressModelButton(form, {
    schema: officerId,
    write: (actor, { id }, typed) => removeOfficer(actor, typed.unit ?? '', id, new Date()),
    back,
  })
}
