'use server'

import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { pressModelButton, sendModelForm } from '@/app/model-entry'
import {
  keepAmenities,
  keepCounter,
  keepException,
  keepField,
  keepPlace,
  keepWeek,
  removeCounter,
  removeException,
  removeField,
} from '@/lib/one-stop/keeping/commands'
import {
  amenitiesInput,
  counterInput,
  counterNumber,
  dayInput,
  exceptionInput,
  fieldId,
  fieldInput,
  placeInput,
  weekInput,
} from '@/lib/one-stop/keeping/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type Typed = Record<string, string>
const unitOf = (typed: Typed) => typed.unit ?? ''
const hours = (typed: Typed) => staffHref('modelHours', { unit: unitOf(typed) })
const counters = (typed: Typed) => staffHref('modelCounters', { unit: unitOf(typed) })

export async function keepPlaceAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: placeInput,
    write: (actor, input, typed) => keepPlace(actor, unitOf(typed), input, new Date()),
    back: hours,
  })
}

export async function keepWeekAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: weekInput,
    write: (actor, input, typed) => keepWeek(actor, unitOf(typed), input, new Date()),
    back: hours,
  })
}

export async function keepExceptionAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: exceptionInput,
    write: (actor, input, typed) => keepException(actor, unitOf(typed), input, new Date()),
    faults: { past: { name: 'day', text: texts('vi', 'modelDesk')('past') } },
    back: hours,
  })
}

export async function removeExceptionAction(form: FormData): Promise<void> {
  return pressModelButton(form, {
    schema: dayInput,
    write: (actor, { day }, typed) => removeException(actor, unitOf(typed), day, new Date()),
    back: hours,
  })
}

export async function keepCounterAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: counterInput,
    write: (actor, input, typed) => keepCounter(actor, unitOf(typed), input, new Date()),
    faults: { taken: { name: 'number', text: texts('vi', 'modelDesk')('counterTaken') } },
    back: counters,
  })
}

export async function removeCounterAction(form: FormData): Promise<void> {
  return pressModelButton(form, {
    schema: counterNumber,
    write: (actor, { number }, typed) => removeCounter(actor, unitOf(typed), number, new Date()),
    back: counters,
  })
}

export async function keepFieldAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendModelForm(form, {
    schema: fieldInput,
    write: (actor, input, typed) => keepField(actor, unitOf(typed), input, new Date()),
    faults: { taken: { name: 'title', text: texts('vi', 'modelDesk')('fieldTaken') } },
    back: counters,
  })
}

export async function removeFieldAction(form: FormData): Promise<void> {
  return pressModelButton(form, {
    schema: fieldId,
    write: (actor, { id }, typed) => removeField(actor, unitOf(typed), id, new Date()),
    back: counters,
  })
}

export async function keepAmenitiesAction(form: FormData): Promise<void> {
  const has = amenitiesInput.parse(form.getAll('amenity').filter((each) => typeof each === 'string'))
  return pressModelButton(form, {
    schema: fieldId.partial(),
    write: (actor, _, typed) => keepAmenities(actor, unitOf(typed), has, new Date()),
    back: counters,
  })
}
