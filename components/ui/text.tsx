import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** Heard, not seen. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="n-hidden">{children}</span>
}

/** First thing in the body; `target` is the id of `<main>`. */
export function SkipLink({ target, label }: { target: string; label: string }) {
  return (
    <a className="n-skip" href={`#${target}`}>
      {label}
    </a>
  )
}

/** The page's one h1; `lede` is the answer first, in one sentence with its figure. */
export function PageTitle(props: { kicker?: ReactNode; title: ReactNode; lede?: ReactNode }) {
  const { kicker, title, lede } = props
  return (
    <div className="n-title">
      {kicker != null && <p className="n-title-kicker">{kicker}</p>}
      <h1>{title}</h1>
      {lede != null && <p className="n-lede">{lede}</p>}
    </div>
  )
}

/**
 * A part of a page under its h2. `wide` leaves the text column: for tables and the grid. `screenOnly`: a form or ways on,
 * of no use on paper.
 */
export function Section(props: {
  id?: string
  title?: ReactNode
  wide?: boolean
  screenOnly?: boolean
  children: ReactNode
}) {
  const { id, title, wide, screenOnly, children } = props
  return (
    <section id={id} className={classNames('n-section', wide && 'n-wide', screenOnly && 'n-no-print')}>
      {title != null && <h2>{title}</h2>}
      {children}
    </section>
  )
}

/** Running text: paragraphs, lists, h2 and h3, at 66 characters. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="n-prose">{children}</div>
}

/** Sources and date, last on every page that shows figures or a text of law. */
export function SourceNote({ children }: { children: ReactNode }) {
  return <div className="n-source n-stack">{children}</div>
}

/** A day, month or instant: `iso` for machines, `text` (from lib/format) for people. */
export function DateText({ iso, text }: { iso: string; text: string }) {
  return (
    <time className="n-nowrap" dateTime={iso}>
      {text}
    </time>
  )
}

/** Says why there is nothing, and what fills it. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="n-empty n-stack">
      <p>{title}</p>
      {children}
    </div>
  )
}
