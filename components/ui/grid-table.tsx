import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

export type GridColumn = {
  key: string
  label: ReactNode
  /** What a short label stands for. */
  title?: string
  note?: ReactNode
  kind?: 'input' | 'input-words' | 'total' | 'grade' | 'text'
}

type GridTableProps = {
  id: string
  caption: ReactNode
  /** Heads the names' column. */
  nameLabel: ReactNode
  columns: GridColumn[]
  /** What ids of the columns begin with, where a page has several of these tables. */
  heads?: string
  /** `<GridRow>`s. */
  children?: ReactNode
  /** Rows written as text, for a sheet so long that drawing each cell costs too much; the browser keeps what came. */
  html?: string
}

/** The month's sheet: names and header stay in sight while it scrolls. No state and no handlers, so that a
 * page without scripts and a client component draw the same table. */
export function GridTable({ id, caption, nameLabel, columns, heads = 'c', children, html }: GridTableProps) {
  return (
    <div
      className={classNames('n-grid', html !== undefined && 'n-sheet')}
      role="region"
      aria-labelledby={`${id}-caption`}
      tabIndex={0}
    >
      <table id={id}>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{nameLabel}</th>
            {columns.map((column) => (
              <th key={column.key} id={`${heads}-${column.key}`} scope="col" className={headClass(column)}>
                {column.title ? <abbr title={column.title}>{column.label}</abbr> : column.label}
                {column.note != null && <small>{column.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        {html === undefined ? (
          <tbody>{children}</tbody>
        ) : (
          <tbody suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
        )}
      </table>
    </div>
  )
}

/** One person. `note` is her position. */
export function GridRow({
  name,
  note,
  children,
}: {
  name: ReactNode
  note?: ReactNode
  children: ReactNode
}) {
  return (
    <tr>
      <th scope="row">
        {name}
        {note != null && <small>{note}</small>}
      </th>
      {children}
    </tr>
  )
}

type GridInputProps = Omit<ComponentProps<'input'>, 'className' | 'placeholder'> & {
  /** Who and what, for those who do not see the row and column: “Đỗ Thị Xuân, tiêu chí I.1”. */
  'aria-label': string
  /** A sentence rather than points. */
  reason?: boolean
}

/** One cell to write in. The blank placeholder is what lets CSS tell an empty cell without a script. */
export function GridInput({ reason, ...input }: GridInputProps) {
  return (
    <td className="n-cell">
      <input
        type="text"
        inputMode={reason ? undefined : 'decimal'}
        autoComplete="off"
        {...input}
        placeholder=" "
        className={reason ? 'n-grid-reason' : undefined}
      />
    </td>
  )
}

export function GridTotal({ children, ...rest }: Omit<ComponentProps<'td'>, 'className'>) {
  return (
    <td {...rest} className="n-total n-num">
      {children}
    </td>
  )
}

export function GridGrade({ children, ...rest }: Omit<ComponentProps<'td'>, 'className'>) {
  return (
    <td {...rest} className="n-grade">
      {children}
    </td>
  )
}

/** Below the sheet, always in sight: what is still missing, whether it is saved, and the next action. */
export function GridBar({
  progress,
  saved,
  children,
}: {
  progress: ReactNode
  saved: ReactNode
  children: ReactNode
}) {
  return (
    <div className="n-grid-bar">
      <div className="n-grid-progress">{progress}</div>
      <output className="n-save">{saved}</output>
      <div className="n-buttons">{children}</div>
    </div>
  )
}

function headClass({ kind, label }: GridColumn): string {
  const words = kind === 'text' || kind === 'input-words'
  const worded = kind === 'input' && typeof label === 'string' && label.length > 16
  return classNames(words ? 'n-text' : 'n-num', kind === 'input' && 'n-foldable', worded && 'n-worded')
}
