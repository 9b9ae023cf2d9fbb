'use client'

import { useActionState } from 'react'
import { WaitingMark, useWaiting } from '@/app/[locale]/staff/waiting-forms'
import { Button, Buttons } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { SteadyForm } from '@/components/ui/steady-form'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/text'
import { saveSchemeAction } from './actions'
import { BandsPart, BasicsPart, RestPart } from './basic-parts'
import { CriteriaPart, GroupsPart, TasksPart } from './criteria-parts'
import { KnockOutsPart } from './knock-outs-part'
import type { FormWords, Part } from './part'

type SchemeFormProps = {
  draft: string
  revision: number
  stored: Record<string, string>
  faults: { field: string; why: string }[]
  words: FormWords
  months: { value: string; label: string }[]
  trial: { title: string; none: string }
}

/** The whole scheme in one form. Whatever is typed is kept; what is wrong with it stands beside it. */
export function SchemeForm({ draft, revision, stored, faults, words, months, trial }: SchemeFormProps) {
  const waiting = useWaiting('scheme')
  const [state, action] = useActionState(saveSchemeAction, { typed: waiting, refused: null })
  const typed = state.typed ?? stored
  const part: Part = {
    words,
    typed,
    value: (field) => typed[field] ?? '',
    error: (field) => faults.find((fault) => fault.field === field)?.why,
  }
  return (
    <SteadyForm action={action} className="n-stack n-wide" noValidate>
      <WaitingMark form="scheme" />
      {state.refused && <Notice kind="attend" announced title={state.refused} />}
      <input type="hidden" name="draft" value={draft} />
      {/* What waited was written over the revision of then. */}
      <input type="hidden" name="revision" value={waiting?.revision ?? revision} />
      <BasicsPart {...part} />
      <GroupsPart {...part} />
      <CriteriaPart {...part} />
      <TasksPart {...part} />
      <BandsPart {...part} />
      <KnockOutsPart {...part} />
      <RestPart {...part} />
      <Section title={words.act}>
        <p>{words.actHint}</p>
        <Button name="act" value="save">
          {words.save}
        </Button>
        {months.length > 0 ? (
          <Select id="month" name="month" label={trial.title} options={months} width="20" />
        ) : (
          <p>{trial.none}</p>
        )}
        <Buttons>
          {months.length > 0 && (
            <Button name="act" value="try" kind="second">
              {words.try}
            </Button>
          )}
          <Button name="act" value="propose" kind="second">
            {words.propose}
          </Button>
        </Buttons>
      </Section>
    </SteadyForm>
  )
}
