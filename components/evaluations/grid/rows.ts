import { leadershipKeys } from '@/lib/evaluations/cells/schema'
import { filled, keysIn, partsOf, type SheetColumn, type SheetModel, type SheetRow } from './model'

// Two hundred people are three thousand inputs. Written as text they cost the server a few milliseconds and the browser
// no hydration; drawn as components they cost twenty times that. Everything from outside goes through `safe`.

/** The rows of one of the sheet's tables. */
export function rowsHtml(model: SheetModel, part = 0): string {
  const shown = partsOf(model)[part] ?? model
  const first = Math.max(
    0,
    model.rows.findIndex((row) => !row.words),
  )
  return model.rows
    .map((row, at) => ((row.part ?? 0) === part ? rowHtml(shown, row, at, at === first) : ''))
    .join('')
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
}

function rowHtml(model: SheetModel, row: SheetRow, at: number, first: boolean): string {
  const { words, columns } = model
  const link = `${model.people}${row.id}`
  const label = (text: string) => `data-l="${safe(text)}"`
  const body = row.words
    ? `<td class="n-words" colspan="${columns.length + 5}">${safe(row.words)}</td>`
    : `<td class="n-total n-num" ${label(words.total)}>${safe(row.total)}</td>` +
      cellHtml(model, row, 0, at) +
      `<td class="n-mark" ${label(words.last)}>${safe(row.last)}</td>` +
      `<td class="n-mark" ${label(words.self)}>${safe(row.self)}</td>` +
      columns
        .slice(1)
        .map((_, index) => cellHtml(model, row, index + 1, at))
        .join('') +
      `<td class="n-lines" ${label(words.lines)}><a href="${link}#deductions">${safe(linesOf(model, row))}</a></td>` +
      `<td class="n-rowstate" ${label(words.state)}>${safe(row.state)}</td>`
  return (
    `<tr id="p${at}" data-p="${row.id}"${first ? ' class="n-first"' : ''}><th scope="row" id="n${at}"><a href="${link}">${safe(row.name)}</a>` +
    `<small>${safe(row.title)}</small></th>${body}${turnsHtml(model, at)}</tr>`
  )
}

function cellHtml(model: SheetModel, row: SheetRow, index: number, at: number): string {
  const column = model.columns[index] as SheetColumn
  const value = row.cells[index]
  const kind = kindOf(column.key, index, row)
  if (value == null) {
    const words = column.key === 'assigned' ? (row.tasksInWords ?? '') : ''
    return words
      ? `<td class="n-none" data-l="${safe(column.label)}">${safe(words)}</td>`
      : '<td class="n-none"></td>'
  }
  const name = `${row.id}.${column.key}`
  const wrong = row.wrong?.includes(index) ? ` id="${safe(name)}" aria-invalid="true"` : ''
  const self = row.selves?.[index]
  const label = [column.label, column.note].filter(Boolean).join(', ')
  return (
    `<td class="n-cell${kind}" data-l="${safe(label)}"${self ? ` data-s="${safe(self)}"` : ''}>` +
    `<input name="${safe(name)}" value="${safe(value)}" placeholder=" " class="n-grid-input"` +
    (column.key === 'remark' ? ' maxlength="2000"' : index > 0 ? ' inputmode="decimal"' : ' maxlength="1"') +
    `${row.locked || !model.writable ? ' readonly' : ''}${wrong} aria-labelledby="n${at} ${model.heads ?? 'c'}-${safe(column.key)}"></td>`
  )
}

// Terms of leadership are asked of those who lead; others may be given them all the same.
function kindOf(key: string, index: number, row: SheetRow): string {
  if (index === 0) return ' n-letter'
  if (key === 'remark') return ' n-reason'
  return !row.leads && leadershipKeys.some((term) => term === key) ? ' n-optional' : ''
}

function linesOf({ words }: SheetModel, row: SheetRow): string {
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
