import { leadershipKeys } from '@/lib/evaluations/cells/schema'
import { filled, keysIn, partsOf, type SheetColumn, type SheetModel, type SheetRow } from './model'

// Two hundred people are three thousand inputs. Written as text they cost the server a few milliseconds and the browser
// no hydration; drawn as components they cost twenty times that. Everything from outside goes through `safe`.

/** The rows of one of the sheet's tables. */
export function rowsHtml(model: SheetModel, part = 0): string {
  const shown = partsOf(model)[part] ?? model
  const drawing = { ...shown, fixed: shown.columns.map(fixedOf(shown)), labels: labelsOf(shown) }
  const first = Math.max(
    0,
    model.rows.findIndex((row) => !row.words),
  )
  return model.rows
    .map((row, at) => ((row.part ?? 0) === part ? rowHtml(drawing, row, at, at === first) : ''))
    .join('')
}

/** What a cell of a column says whoever's it is, made safe once for all rows. */
type Fixed = { column: SheetColumn; label: string; before: string; after: string }
type Labels = Record<'total' | 'last' | 'self' | 'lines' | 'state', string>
type Drawing = SheetModel & { fixed: Fixed[]; labels: Labels }

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function safe(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark) : text
}

function labelled(text: string): string {
  return ` data-l="${safe(text)}"`
}

function labelsOf({ words }: SheetModel): Labels {
  return {
    total: labelled(words.total),
    last: labelled(words.last),
    self: labelled(words.self),
    lines: labelled(words.lines),
    state: labelled(words.state),
  }
}

function fixedOf({ writable, heads = 'c' }: SheetModel) {
  return (column: SheetColumn, index: number): Fixed => {
    const { key, label, note } = column
    const kind =
      index === 0 ? ' maxlength="1"' : key === 'remark' ? ' maxlength="2000"' : ' inputmode="decimal"'
    return {
      column,
      label: labelled([label, note].filter(Boolean).join(', ')),
      before: `.${safe(key)}"${kind}${writable ? '' : ' readonly'} placeholder=" " value="`,
      after: ` ${heads}-${safe(key)}"></td>`,
    }
  }
}

function rowHtml(model: Drawing, row: SheetRow, at: number, first: boolean): string {
  const { words, labels, fixed } = model
  const id = safe(row.id)
  const link = safe(`${model.people}${row.id}`)
  const body = row.words
    ? `<td class="n-words" colspan="${fixed.length + 5}">${safe(row.words)}</td>`
    : `<td class="n-total n-num"${labels.total}>${safe(row.total)}</td>` +
      cellHtml(fixed, row, id, 0, at) +
      `<td class="n-mark"${labels.last}>${safe(row.last)}</td>` +
      `<td class="n-mark"${labels.self}>${safe(row.self)}</td>` +
      fixed
        .slice(1)
        .map((_, index) => cellHtml(fixed, row, id, index + 1, at))
        .join('') +
      `<td class="n-lines"${labels.lines}><a href="${link}#deductions">${safe(linesOf(words, row))}</a></td>` +
      `<td class="n-rowstate"${labels.state}>${safe(row.state)}</td>`
  return (
    `<tr id="p${at}" data-p="${id}"${first ? ' class="n-first"' : ''}><th scope="row" id="n${at}"><a href="${link}">${safe(row.name)}</a>` +
    `<small>${safe(row.title)}</small></th>${body}${turnsHtml(model, at)}</tr>`
  )
}

function cellHtml(fixed: Fixed[], row: SheetRow, id: string, index: number, at: number): string {
  const { column, label, before, after } = fixed[index] as Fixed
  const value = row.cells[index]
  if (value == null) {
    const words = column.key === 'assigned' ? (row.tasksInWords ?? '') : ''
    return words
      ? `<td class="n-none"${labelled(column.label)}>${safe(words)}</td>`
      : '<td class="n-none"></td>'
  }
  const self = row.selves?.[index]
  const given = self ? ` data-s="${safe(self)}"` : ''
  const wrong = row.wrong?.includes(index) ? ` id="${id}.${safe(column.key)}" aria-invalid="true"` : ''
  return (
    `<td class="n-cell${kindOf(column.key, index, row)}"${label}${given}><input name="${id}${before}${safe(value)}"` +
    `${row.locked ? ' readonly' : ''}${wrong} aria-labelledby="n${at}${after}`
  )
}

// Terms of leadership are asked of those who lead; others may be given them all the same.
function kindOf(key: string, index: number, row: SheetRow): string {
  if (index === 0) return ' n-letter'
  if (key === 'remark') return ' n-reason'
  return !row.leads && leadershipKeys.some((term) => term === key) ? ' n-optional' : ''
}

function linesOf(words: SheetModel['words'], row: SheetRow): string {
  const n = row.deductions.length
  return n > 0 ? filled(words.lineCount, { n }) : words.addLine
}

// One person at a time on a narrow screen: hidden where there is room for the table.
function turnsHtml({ words, rows }: SheetModel, at: number): string {
  const to = (index: number, text: string) =>
    rows[index] ? `<a href="#p${index}">${safe(text)}</a>` : '<span></span>'
  const place = safe(filled(words.place, { at: at + 1, of: rows.length }))
  return `<td class="n-turns">${to(at - 1, words.before)}<span>${place}</span>${to(at + 1, words.after)}</td>`
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
      const shown = places[row.part ?? 0]!.map((index) =>
        (row.bases?.[index] ?? row.cells[index] ?? '').replace(/\s+/g, ' '),
      )
      return `<input type="hidden" name="base.${row.id}" value="${safe(shown.join('\t'))}">`
    })
  return `<input type="hidden" name="keys" value="${safe(keys.join('\t'))}">${bases.join('')}`
}
