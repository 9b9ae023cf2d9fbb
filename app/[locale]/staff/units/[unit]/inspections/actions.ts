'use server'

import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { sendEntry } from '@/app/send-entry'
import { recordFinding, recordVisit, takeStep, withdrawVisit } from '@/lib/inspections/commands'
import { findingInput, stepInput, visitInput, withdrawInput } from '@/lib/inspections/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'inspections')
const visitPage = ({ unit = '', visit = '' }: Record<string, string>) =>
  staffHref('inspection', { unit, visit })

export async function recordVisitAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendEntry(form, {
    schema: visitInput,
    write: (actor, input) => recordVisit(actor, input, new Date()),
    faults: {
      future: { name: 'on', text: t('faults.future') },
      'no-unit': { name: 'on', text: t('faults.no-unit') },
    },
    back: ({ unit = '', id = '' }) => staffHref('inspection', { unit, visit: id }),
  })
}

export async function recordFindingAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendEntry(form, {
    schema: findingInput,
    write: (actor, input, _, photo) => recordFinding(actor, input, photo, new Date()),
    photo: 'photo',
    faults: {
      withdrawn: { name: 'what', text: t('faults.withdrawn') },
      named: { name: 'what', text: t('faults.named') },
      article: { name: 'article', text: t('faults.article') },
      due: { name: 'due', text: t('faults.due') },
    },
    back: visitPage,
  })
}

export async function takeStepAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendEntry(form, {
    schema: stepInput,
    write: (actor, input, _, photo) => takeStep(actor, input, photo, new Date()),
    photo: 'photo',
    faults: {
      closed: { name: 'note', text: t('faults.closed') },
      day: { name: 'on', text: t('faults.day') },
      due: { name: 'due', text: t('faults.dueLater') },
    },
    back: visitPage,
  })
}

export async function withdrawVisitAction(_: EntryState, form: FormData): Promise<EntryState> {
  return sendEntry(form, {
    schema: withdrawInput,
    write: (actor, input) => withdrawVisit(actor, input, new Date()),
    back: visitPage,
  })
}
