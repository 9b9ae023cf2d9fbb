import { Field, type FieldWidth, HintAndError, Select, type SelectOption, ties } from '@/components/ui/field'
import { rowsOf } from '@/lib/evaluations/schemes/drafts/form/rules'
import type words from '@/lib/texts/vi/schemes.json'

export type FormWords = (typeof words)['form']

/** What each part of the form is given: its words, what was typed, and what is wrong with a place. */
export type Part = {
  words: FormWords
  typed: Record<string, string>
  value: (field: string) => string
  error: (field: string) => string | undefined
}

type PlaceProps = { part: Part; field: string; label: string }

/** A field on a line of its own. */
export function Line({
  part,
  field,
  label,
  hint,
  width,
}: PlaceProps & { hint?: string; width?: FieldWidth }) {
  return (
    <Field
      id={field}
      name={field}
      label={label}
      hint={hint}
      width={width}
      error={part.error(field)}
      defaultValue={part.value(field)}
    />
  )
}

export function Choice({ part, field, label, options }: PlaceProps & { options: SelectOption[] }) {
  return (
    // React forgets a select's choice when its form is sent; a new key makes it read the value again.
    <Select
      key={part.value(field)}
      id={field}
      name={field}
      label={label}
      width="20"
      error={part.error(field)}
      options={options}
      defaultValue={part.value(field)}
    />
  )
}

type CellProps = PlaceProps & { width?: '4' | '10' | '20'; lines?: boolean }

/** A field in a cell of a table, named for those who listen. `lines`: of words that one line would cut off. */
export function Cell({ part, field, label, width, lines = false }: CellProps) {
  const error = part.error(field)
  const given = {
    name: field,
    ...ties(field, undefined, error),
    'aria-label': label,
    defaultValue: part.value(field),
    className: width ? `n-input n-input-${width}` : 'n-input',
  }
  return (
    <>
      <HintAndError id={field} error={error} />
      {lines ? <textarea rows={2} {...given} /> : <input {...given} />}
    </>
  )
}

/** The rows that hold something and a few that are empty, to add by. */
export function rowsWith(part: Part, kind: Parameters<typeof rowsOf>[1], more: number): number[] {
  const last = Math.max(-1, ...rowsOf(part.typed, kind))
  return Array.from({ length: last + 1 + more }, (_, at) => at)
}

export function letterOptions(): SelectOption[] {
  return ['A', 'B', 'C', 'D'].map((letter) => ({ value: letter, label: letter }))
}
