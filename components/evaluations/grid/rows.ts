import { leadershipKeys } from '@/lib/evaluations/cells/schema'
import { calledIn } from '@/lib/evaluations/saving/form/rules'
import {
  filled,
  keysIn,
  nextId,
  partsOf,
  tableId,
  type SheetColumn,
  type SheetModel,
  type SheetRow,
} from './model'
import { safe } from './safe'

// Two hundred people are three thousand inputs. Written as text they cost the server a few milliseconds and the browser
// no hydration; drawn as components they cost twenty times that. Everything from outside goes through `safe`.

/**
 * The rows of one of the sheet's tables. What each cell is called where one person stands at a time is the columns'
 * (`labelsHtml`), three thousand times the same words otherwise; `labelled` says it of each cell, for a page whose
 * columns could not.
 */
export function rowsHtml(model: SheetModel, part = 0, labelled = false): string {
  const shown = partsOf(model)[part] ?? model
  const drawing = drawingOf(shown, labelled)
  // Where one person stands at a time: whom she may score comes first.
  const hers = model.rows.findIndex((row) => !row.words && !row.locked)
  const first = Math.max(0, hers >= 0 ? hers : model.rows.findIndex((row) => !row.words))
  // Joined, not added up: a text of thirty thousand pieces is put together once more for each who measures it.
  return model.rows
    .map((row, at) => ((row.part ?? 0) === part ? rowHtml(drawing, row, at, at === first) : ''))
    .join('')
}

/** What a row says whoever's it is, made safe once for all of them. */
type Drawing = {
  model: SheetModel
  fixed: Fixed[]
  label: (text: string) => string
  people: string
  /** What the names of somebody's cells begin with: whole ids would be a seventh of the page. */
  called: (person: string) => string
  addLine: string
  before: string
  after: string
}
type Fixed = {
  column: SheetColumn
  kind: string
  leads: string
  label: string
  before: string
  after: string
}

function drawingOf(model: SheetModel, labelled: boolean): Drawing {
  const { words, writable, heads = 'c' } = model
  const label = (text: string) => (labelled ? ` data-l="${safe(text)}"` : '')
  const fixed = model.columns.map((column, index): Fixed => {
    const { key } = column
    const limit =
      index === 0 ? ' maxlength="1"' : key === 'remark' ? ' maxlength="2000"' : ' inputmode="decimal"'
    const kind = index === 0 ? ' n-letter' : key === 'remark' ? ' n-reason' : ''
    return {
      column,
      // Terms of leadership are asked of those who lead; others may be given them all the same.
      kind: leadershipKeys.some((term) => term === key) ? ' n-optional' : kind,
      leads: kind,
      label: label(labelOf(column)),
      before: `.${safe(key)}"${limit}${writable ? '' : ' readonly'} placeholder=" " value="`,
      after: ` ${heads}-${safe(key)}"></td>`,
    }
  })
  return {
    ...{ model, fixed, label, people: safe(model.people), addLine: safe(words.addLine) },
    called: calledIn(model.rows.map(({ id }) => id)),
    ...{ before: safe(words.before), after: safe(words.after) },
  }
}

function labelOf({ label, note }: SheetColumn): string {
  return note ? `${label}, ${note}` : label
}

/** The columns of a table in the order of its cells, the name's left out: what `rowsHtml` writes. */
function labelsOf({ words, columns }: SheetModel): string[] {
  const [letter, ...typed] = columns.map(labelOf)
  return [words.total, letter ?? '', words.last, words.self, ...typed, words.lines, words.state]
}

/** Where one person stands at a time, each cell is called as its column. */
export function labelsHtml(model: SheetModel, nonce: string): string {
  const rules = partsOf(model).flatMap((part, table) =>
    labelsOf(part).map(
      (label, at) =>
        `#${tableId(table)} td:nth-child(${at + 2}):not(.n-words,[data-l])::after{content:"${styled(label)}"}`,
    ),
  )
  return `<style nonce="${safe(nonce)}">@media (max-width:47.99rem){${rules.join('')}}</style>`
}

/** What a style says between quotation marks: no mark of a text ends them, nor the style. */
function styled(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} ,.:/]/gu, (mark) => `\\${mark.codePointAt(0)!.toString(16)} `)
}

function rowHtml(drawing: Drawing, row: SheetRow, at: number, first: boolean): string {
  const { model, label, fixed, people } = drawing
  const { words } = model
  const id = safe(row.id)
  const called = safe(drawing.called(row.id))
  const link = people + id
  let html =
    `<tr id="p${at}" data-p="${id}"${first ? ' class="n-first"' : ''}><th scope="row" id="n${at}"><a href="${link}">` +
    `${safe(row.name)}</a><small>${safe(row.title)}</small></th>`
  if (row.words) html += `<td class="n-words" colspan="${fixed.length + 5}">${safe(row.words)}</td>`
  else {
    html +=
      `<td class="n-total n-num"${label(words.total)}>${safe(row.total)}</td>` +
      cellHtml(fixed, row, called, 0, at, model.next)
    html += `<td class="n-mark"${label(words.last)}>${safe(row.last)}</td><td class="n-mark"${label(words.self)}>${safe(row.self)}</td>`
    for (let index = 1; index < fixed.length; index++) html += cellHtml(fixed, row, called, index, at)
    html +=
      `<td class="n-lines"${label(words.lines)}>${linesOf(drawing, row, link)}</td>` +
      `<td class="n-rowstate"${label(words.state)}>${safe(row.state)}</td>`
  }
  return `${html}${turnsHtml(drawing, at)}</tr>`
}

function cellHtml(
  fixed: Fixed[],
  row: SheetRow,
  called: string,
  index: number,
  at: number,
  next?: number,
): string {
  const { column, kind, leads, label, before, after } = fixed[index] as Fixed
  const value = row.cells[index]
  if (value == null) return noneHtml(row, column)
  const self = row.selves?.[index]
  const given = self ? ` data-s="${safe(self)}"` : ''
  const why = row.wrong?.[index] ?? row.lacks?.[index]
  const wrong = why
    ? ` id="${safe(row.id)}.${safe(column.key)}" aria-invalid="true" title="${safe(why)}"`
    : index === 0 && at === next
      ? ` id="${nextId}"`
      : ''
  return (
    `<td class="n-cell${row.leads ? leads : kind}"${label}${given}><input name="${called}${before}${safe(value)}"` +
    `${row.locked ? ' readonly' : ''}${wrong} aria-labelledby="n${at}${after}`
  )
}
/** In place of a cell that cannot be typed; of counts, what her tasks come to. */
function noneHtml({ tasksInWords = '' }: SheetRow, { key, label }: SheetColumn): string {
  const words = key === 'assigned' ? tasksInWords : ''
  return words ? `<td class="n-none" data-l="${safe(label)}">${safe(words)}</td>` : '<td class="n-none"></td>'
}

function linesOf({ model, addLine }: Drawing, { deductions, locked }: SheetRow, link: string): string {
  const n = deductions.length
  if (n === 0 && (locked || !model.writable)) return ''
  return `<a href="${link}#deductions">${n > 0 ? safe(filled(model.words.lineCount, { n })) : addLine}</a>`
}

// One person at a time on a narrow screen: hidden where there is room for the table.
function turnsHtml({ model: { words, rows }, before, after }: Drawing, at: number): string {
  const to = (index: number, text: string) =>
    rows[index] ? `<a href="#p${index}">${text}</a>` : '<span></span>'
  const place = safe(filled(words.place, { at: at + 1, of: rows.length }))
  return `<td class="n-turns">${to(at - 1, before)}<span>${place}</span>${to(at + 1, after)}</td>`
}

/** What each row showed, for the server to merge with: values in the order of the columns, parted by tabs. */
export function basesHtml(model: SheetModel): string {
  const keys = keysIn(model)
  const places = partsOf(model).map(({ columns }) =>
    keys.map((key) => columns.findIndex((column) => column.key === key)),
  )
  const bases = model.rows
    .filter((row) => !row.words && !row.locked)
    .map((row) => {
      const shown = places[row.part ?? 0]!.map((index) => row.bases?.[index] ?? row.cells[index] ?? '')
      // A tab parts them: whatever else is blank within one is a space.
      const text = shown.map((each) => each.replace(/\s+/g, ' ')).join('\t')
      return `<input type="hidden" name="base.${row.id}" value="${safe(text)}">`
    })
  return `<input type="hidden" name="keys" value="${safe(keys.join('\t'))}">${bases.join('')}`
}
