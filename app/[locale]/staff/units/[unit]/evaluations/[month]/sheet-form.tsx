'use client'

import { type KeyboardEvent, memo, useActionState, useState, useSyncExternalStore } from 'react'
import { cellsIn, inputOf, moveByKey } from '@/components/evaluations/grid-keys'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import {
  type GridColumn,
  GridBar,
  GridGrade,
  GridInput,
  GridRow,
  GridTable,
  GridTotal,
} from '@/components/ui/grid-table'
import { Notice } from '@/components/ui/notice'
import { cellsFor, type Cells, previewOf } from '@/lib/evaluations/preview/rules'
import type { Letter, Scheme } from '@/lib/evaluations/schemes/schema'
import type { GridRowView } from '@/lib/evaluations/views/schema'
import { staffHref } from '@/lib/routes'
import { saveSheetAction } from './actions'

type Texts = Record<'caption' | 'name' | 'progress' | 'save' | 'submit' | 'unsaved' | 'none', string>
type SheetFormProps = {
  unit: string
  month: string
  scheme: Scheme
  rows: GridRowView[]
  /** Total, grade and last month first; then what is typed, by key. */
  columns: GridColumn[]
  /** How a cell's column is said. */
  labels: Record<string, string>
  /** In place of cells: why somebody is not graded, or her tasks in words. */
  words: Record<string, string>
  texts: Texts
  writable: boolean
}

const empty = { typed: null, base: null, faults: [], title: null, refused: null, saved: null }

/** The month's sheet. Without scripts it is a plain form; with them the letter shows while typing. */
export function SheetForm({
  unit,
  month,
  scheme,
  rows,
  columns,
  labels,
  words,
  texts,
  writable,
}: SheetFormProps) {
  const [state, action, pending] = useActionState(saveSheetAction, empty)
  const [touched, setTouched] = useState(false)
  const scripts = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const shown = Object.fromEntries(rows.filter((row) => !row.locked).map((row) => [row.person, row.cells]))
  const keys = columns.filter(({ kind }) => kind === 'input').map(({ key }) => key)
  const errors = state.faults.map(({ person, key, name, why }) => ({
    id: `${person}.${key}`,
    text: `${name}, ${labels[key] ?? key}: ${why}`,
  }))
  return (
    <form
      action={action}
      noValidate
      onInput={() => setTouched(true)}
      onSubmit={() => setTouched(false)}
      onKeyDown={moveByKey}
    >
      {state.title && <ErrorSummary title={state.title} errors={errors} />}
      {state.refused && <Notice kind="attend" announced title={state.refused} />}
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="base" value={JSON.stringify(state.base ?? shown)} readOnly />
      {scripts && <input type="hidden" name="scripts" value="1" />}
      <GridTable id="sheet" caption={texts.caption} nameLabel={texts.name} columns={columns}>
        {rows.map((row) => (
          <Row
            key={row.person}
            row={row}
            typed={state.typed?.[row.person] ?? row.cells}
            wrong={state.faults
              .filter(({ person }) => person === row.person)
              .map(({ key }) => key)
              .join(' ')}
            {...{ scheme, keys, labels, words, none: texts.none }}
            readOnly={row.locked || !writable}
            href={staffHref('sheetPerson', { unit, month, person: row.person })}
          />
        ))}
      </GridTable>
      {writable && (
        <GridBar progress={texts.progress} saved={touched ? texts.unsaved : !pending && state.saved}>
          <Button kind="second">{texts.save}</Button>
          <Button name="step" value="submit">
            {texts.submit}
          </Button>
        </GridBar>
      )}
    </form>
  )
}

type RowProps = {
  row: GridRowView
  typed: Cells
  wrong: string
  scheme: Scheme
  keys: string[]
  labels: Record<string, string>
  words: Record<string, string>
  none: string
  readOnly: boolean
  href: string
}

const Row = memo(function Row({
  row,
  typed,
  wrong,
  scheme,
  keys,
  labels,
  words,
  none,
  readOnly,
  href,
}: RowProps) {
  const [live, setLive] = useState(() => (typed === row.cells ? row : previewOf(scheme, row, typed)))
  const look = (form: HTMLFormElement | null) =>
    form && setLive(previewOf(scheme, row, cellsIn(form, row.person, keys)))
  const setLetter = (event: KeyboardEvent<HTMLInputElement>) => {
    const letter = event.key.toUpperCase()
    const form = event.currentTarget.form
    if (
      !form ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      !/^[ABCD]$/.test(letter) ||
      event.currentTarget.name.endsWith('.remark')
    )
      return
    event.preventDefault()
    const given = cellsFor(scheme, row, letter as Letter, cellsIn(form, row.person, keys))
    for (const [key, value] of Object.entries(given ?? {})) {
      const input = inputOf(form, row.person, key)
      if (input) input.value = value
    }
    look(form)
    event.currentTarget.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const word = row.notGraded === 'no_task' ? undefined : words[row.person]
  return (
    <GridRow name={<a href={href}>{row.name}</a>} note={row.title}>
      <GridTotal>{live.total?.replace('.', ',') ?? ''}</GridTotal>
      <GridGrade>{live.grade ?? ''}</GridGrade>
      <GridGrade>{row.lastGrade ?? none}</GridGrade>
      {row.notGraded === 'level_above' || row.notGraded === 'few_days' ? (
        <td colSpan={keys.length}>{word}</td>
      ) : (
        keys.map((key) =>
          typed[key] === undefined ? (
            <td key={key}>{key === 'assigned' ? word : null}</td>
          ) : (
            <GridInput
              key={key}
              id={`${row.person}.${key}`}
              name={`${row.person}.${key}`}
              reason={key === 'remark'}
              defaultValue={typed[key]}
              readOnly={readOnly}
              aria-label={`${row.name}, ${labels[key] ?? key}`}
              aria-invalid={wrong.split(' ').includes(key) || undefined}
              onInput={(event) => look(event.currentTarget.form)}
              onKeyDown={readOnly ? undefined : setLetter}
            />
          ),
        )
      )}
    </GridRow>
  )
})
