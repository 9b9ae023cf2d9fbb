import type { Letter } from '@/lib/evaluations/schemes/schema'
import { calledIn } from '@/lib/evaluations/saving/form/rules'
import { partsOf, type SheetModel, type SheetRow } from './model'
import { nothing, type Standing, standingOf, stateOf, summaryOf } from './standing'

/** One person's line on the page: what the browser knows of her, her inputs by column, and how she stands. */
export type Line = {
  at: number
  row: SheetRow
  /** The sheet as the table has it that the line stands in. */
  part: SheetModel
  tr: HTMLTableRowElement
  inputs: (HTMLInputElement | null)[]
  standing: Standing
}

export type Place = { line: Line; column: number }

export type Table = {
  model: SheetModel
  form: HTMLFormElement
  lines: Line[]
  /** Where an input stands; null for what is no cell. */
  placeOf: (input: EventTarget | null) => Place | null
  inputOf: (name: string) => HTMLInputElement | null
  /**
   * Writes a cell; `held` is what it held when it was last written by whomever, whatever is being typed over it. Of the
   * letter's cell both are the letter that waits: the one that is shown is worked out.
   */
  put: (input: HTMLInputElement, value: string) => void
  held: (input: HTMLInputElement) => string
  /** Works out again what has changed and says it: a row, and the sum below. */
  look: (lines: Iterable<Line>) => void
}

/** Finds the rows that the server drew. */
export function tableOf(form: HTMLFormElement, model: SheetModel): Table {
  const parts = partsOf(model)
  const trs = form.querySelectorAll<HTMLTableRowElement>('tr[data-p]')
  const places = new Map<HTMLInputElement, { line: Line; column: number }>()
  const byName = new Map<string, HTMLInputElement>()
  const called = calledIn(model.rows.map(({ id }) => id))
  const values = new Map<HTMLInputElement, string>()
  const lines = model.rows.map((row, at): Line => {
    const tr = trs[at]!
    const found = new Map([...tr.querySelectorAll('input')].map((input) => [input.name, input]))
    const part = parts[row.part ?? 0]!
    const inputs = part.columns.map(({ key }) => {
      const name = `${row.id}.${key}`
      const input = found.get(name) ?? found.get(`${called(row.id)}.${key}`) ?? null
      if (input) input.name = name
      return input
    })
    const line = { at, row, part, tr, inputs, standing: nothing }
    inputs.forEach((input, column) => {
      if (!input) return
      places.set(input, { line, column })
      byName.set(input.name, input)
      if (column > 0) values.set(input, input.value)
    })
    line.standing = standingOf(part, row, cellsIn(line))
    return line
  })
  const asked = lines.filter(({ row }) => !row.words || row.graded)
  const say = (key: string, text: string) => {
    const place = form.querySelector(`[data-live="${key}"]`)
    if (place && place.textContent !== text) place.textContent = text
  }
  const sum = () => {
    const told = summaryOf(
      parts,
      parts.map((part) => asked.filter((line) => line.part === part)),
    )
    say('progress', told.progress)
    say('quota', told.quota)
    say('groups', told.groups)
    say('reasons', told.reasons)
  }
  return {
    model,
    form,
    lines,
    placeOf: (input) => (input instanceof HTMLInputElement ? (places.get(input) ?? null) : null),
    inputOf: (name) => byName.get(name) ?? null,
    put: (input, value) => {
      const place = places.get(input)
      if (place?.column === 0) place.line.row.wish = (value || undefined) as Letter | undefined
      else if (input.value !== value) input.value = value
      values.set(input, value)
    },
    held: (input) => {
      const place = places.get(input)
      return (place?.column === 0 ? place.line.row.wish : values.get(input)) ?? ''
    },
    look: (changed) => {
      for (const line of changed) show(line)
      sum()
    },
  }
}

/** Says of a cell why it cannot be taken as it is; nothing where it can. Whether it said otherwise before. */
export function mark({ line: { row }, column }: Place, input: HTMLInputElement, why: string): boolean {
  const before = row.wrong?.[column] ?? ''
  row.wrong = { ...row.wrong, [column]: why }
  if (!why) delete row.wrong[column]
  input.title = why
  if (why) input.setAttribute('aria-invalid', 'true')
  else input.removeAttribute('aria-invalid')
  return before !== why
}

export function cellsIn({ part, inputs }: Line): Record<string, string> {
  return Object.fromEntries(part.columns.map(({ key }, at) => [key, inputs[at]?.value ?? '']))
}

/** What a row's sum asks of her beside her cells. */
export function liveOf({ row }: Line) {
  return {
    leads: !!row.leads,
    tasks: row.tasks ?? null,
    deductions: row.deductions,
    knockOut: row.knockOut ?? null,
  }
}

/** The letter that a row shows: the one that waits, else what its points come to. */
export function letterIn({ standing }: Line): string {
  return standing.wish ?? standing.grade ?? ''
}

/** Where a line has the column of another: the same one in its own table, in another's the one of that key; or -1. */
export function columnIn(line: Line, { line: from, column }: Place): number {
  if (line.part === from.part) return column
  const wanted = from.part.columns[column]?.key
  return line.part.columns.findIndex(({ key }) => key === wanted)
}

/** The reason stands last in every table. */
export function reasonOf({ part }: Line): number {
  return part.columns.length - 1
}

function show(line: Line): void {
  if (line.row.words) return
  line.standing = standingOf(line.part, line.row, cellsIn(line))
  const { total } = line.standing
  const put = (selector: string, text: string) => {
    const place = line.tr.querySelector(selector)
    if (place && place.textContent !== text) place.textContent = text
  }
  put('.n-total', total)
  put('.n-rowstate', stateOf(line.part, line.row, line.standing))
  const letter = line.inputs[0]
  const free = letter && !letter.readOnly && letter !== document.activeElement
  if (letter && (free || /^[A-D]?$/.test(letter.value))) letter.value = letterIn(line)
}
