'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkboxes } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SteadyForm } from '@/components/ui/steady-form'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { EmptyState } from '@/components/ui/text'
import { issueAction, resetAction } from './actions'

type Texts = Record<
  'errorTitle' | 'issuedTitle' | 'issuedText' | 'issuedCaption' | 'name' | 'userName' | 'password' | 'button',
  string
>

type IssueFormProps = {
  texts: Texts
  /** Whom to give accounts, each a box; or one account whose password is drawn anew. */
  ask:
    | {
        kind: 'issue'
        unit: string
        people: { id: string; label: string }[]
        legend: string
        hint: string
        none: { title: string; why: string }
      }
    | { kind: 'reset'; account: string }
}

/** Asks for accounts or a new password, and shows once what was drawn. Without scripts the server draws the same. */
export function IssueForm({ texts, ask }: IssueFormProps) {
  const [state, action] = useActionState(ask.kind === 'issue' ? issueAction : resetAction, {
    issued: null,
    error: null,
  })
  const { issued, error } = state
  if (issued) {
    return (
      <>
        <Notice kind="settled" announced title={texts.issuedTitle}>
          <p>{texts.issuedText}</p>
        </Notice>
        <Table
          id="issued"
          caption={texts.issuedCaption}
          columns={[
            { key: 'name', label: texts.name },
            { key: 'userName', label: texts.userName },
            { key: 'password', label: texts.password },
          ]}
          rows={issued.map(({ fullName, userName, password }) => ({
            id: userName,
            cells: { name: fullName, userName, password: <code>{password}</code> },
          }))}
        />
      </>
    )
  }
  if (ask.kind === 'issue' && ask.people.length === 0)
    return (
      <EmptyState title={ask.none.title}>
        <p>{ask.none.why}</p>
      </EmptyState>
    )
  return (
    <SteadyForm action={action} className="n-stack" noValidate>
      <ErrorSummary title={texts.errorTitle} errors={error ? [{ id: 'people', text: error }] : []} />
      {ask.kind === 'issue' ? (
        <>
          <input type="hidden" name="unit" value={ask.unit} />
          <Checkboxes
            id="people"
            name="people"
            legend={ask.legend}
            hint={ask.hint}
            error={error ?? undefined}
            chosen={ask.people.map(({ id }) => id)}
            choices={ask.people.map(({ id, label }) => ({ value: id, label }))}
          />
        </>
      ) : (
        <input type="hidden" name="account" value={ask.account} />
      )}
      <div>
        <Button kind={ask.kind === 'issue' ? 'main' : 'second'}>{texts.button}</Button>
      </div>
    </SteadyForm>
  )
}
