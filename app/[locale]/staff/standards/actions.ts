'use server'

import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { pressModelButton, sendModelForm } from '@/app/model-entry'
import { addStandard, moveStandard, retireStandard, rewordStandard } from '@/lib/one-stop/standards/commands'
import { addInput, moveInput, rewordInput, standardOf } from '@/lib/one-stop/standards/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const all = () => staffHref('standards')

export async function addStandardAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: addInput,
    write: (actor, input) => addStandard(actor, input, new Date()),
    back: all,
  })
}

export async function rewordStandardAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: rewordInput,
    write: (actor, input) => rewordStandard(actor, input, new Date()),
    faults: { same: { name: 'text', text: texts('vi', 'modelDesk')('editor.same') } },
    back: ({ id = '' }) => staffHref('standard', { standard: id }),
  })
}

export async function moveStandardAction(form: FormData): Promise<void> {
  return pressModelButton(form, {
    schema: moveInput,
    write: (actor, input) => moveStandard(actor, input, new Date()),
    back: all,
  })
}

export async function retireStandardAction(form: FormData): Promise<void> {
  return pressModelButton(form, {
    schema: standardOf,
    write: (actor, { id }) => retireStandard(actor, id, new Date()),
    back: all,
  })
}
