import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** `words`: sentences stand in it, which a narrow screen must not press into a tower. */
export type Column = { key: string; label: ReactNode; numeric?: boolean; words?: boolean }
export type Row = { id: string; cells: Record<string, ReactNode> }

type TableProps = {
  id: string
  caption: ReactNode
  /** What the figures count, and of when: small below the caption. */
  note?: ReactNode
  /** The first column names the row. */
  columns: Column[]
  rows: Row[]
  /** The sum, under a double line. */
  foot?: Row
  /** `scroll` (default) keeps the columns and scrolls; `stack` turns each row into a record on phones. */
  phone?: 'scroll' | 'stack'
}

export function Table({ id, caption, note, columns, rows, foot, phone = 'scroll' }: TableProps) {
  const table = (
    <table className="n-table" id={id} {...role(phone, 'table')}>
      <caption id={`${id}-caption`}>
        {caption}
        {note != null && <small>{note}</small>}
      </caption>
      <thead {...role(phone, 'rowgroup')}>
        <tr {...role(phone, 'row')}>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={num(column)} {...role(phone, 'columnheader')}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role(phone, 'rowgroup')}>
        {rows.map((row) => (
          <TableRow key={row.id} row={row} columns={columns} phone={phone} />
        ))}
      </tbody>
      {foot && (
        <tfoot {...role(phone, 'rowgroup')}>
          <TableRow row={foot} columns={columns} phone={phone} />
        </tfoot>
      )}
    </table>
  )
  if (phone === 'stack') return <div className="n-stacked">{table}</div>
  return (
    <div className="n-scroll" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      {table}
    </div>
  )
}

function TableRow({ row, columns, phone }: { row: Row; columns: Column[]; phone: 'scroll' | 'stack' }) {
  return (
    <tr {...role(phone, 'row')}>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" {...role(phone, 'rowheader')}>
            {row.cells[column.key]}
          </th>
        ) : (
          <td
            key={column.key}
            className={num(column)}
            {...role(phone, 'cell')}
            data-label={phoneLabel(phone, column)}
          >
            {row.cells[column.key]}
          </td>
        ),
      )}
    </tr>
  )
}

/** Said aloud in figures' place: the word for “no data” or “withheld”, never 0 and never an empty cell. */
export function NoFigure({ children }: { children: ReactNode }) {
  return <span className="n-none">{children}</span>
}

function num(column: Column): string | undefined {
  return classNames(column.numeric && 'n-num', column.words && 'n-words') || undefined
}

// A table laid out as blocks is no table to some screen readers unless each part says what it is.
function role(phone: 'scroll' | 'stack', name: string): { role?: string } {
  return phone === 'stack' ? { role: name } : {}
}

function phoneLabel(phone: 'scroll' | 'stack', column: Column): string | undefined {
  return phone === 'stack' && typeof column.label === 'string' ? column.label : undefined
}
