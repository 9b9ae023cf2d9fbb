import type { ReactNode } from 'react'
import { classNames } from './class-names'

type FigureNumberProps = {
  label: ReactNode
  /** Already formatted; `null` shows `none` in its place, never 0. */
  value: string | null
  none?: ReactNode
  /** Its n and its month: “trên 1.382 hồ sơ, tháng 10/2026”. */
  note?: ReactNode
  /** `answer` for the one figure a page is about. */
  size?: 'figure' | 'answer'
  children?: ReactNode
}

/** A figure large enough to read at arm's length. Stand several in `<Figures>`. */
export function FigureNumber({ label, value, none, note, size = 'figure', children }: FigureNumberProps) {
  return (
    <div className={classNames('n-figure', size === 'answer' && 'n-figure-answer')}>
      <p className="n-figure-label">{label}</p>
      {value === null ? <p className="n-figure-none">{none}</p> : <p className="n-figure-value">{value}</p>}
      {note != null && <p className="n-figure-note">{note}</p>}
      {children}
    </div>
  )
}

export function Figures({ children }: { children: ReactNode }) {
  return <div className="n-figures">{children}</div>
}
