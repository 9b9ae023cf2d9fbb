import type { ReactNode } from 'react'

export type FooterColumn = { title: string; links: { href: string; label: string }[] }

type SiteFooterProps = {
  label: string
  /** Sources · open data · accessibility and contact. */
  columns: FooterColumn[]
  /** Date of the figures: printed too. */
  figuresOf: ReactNode
  /** Whole, with what it is: on paper alone, where no address bar says it. */
  address?: string
  /** That other pages of this portal show sample data. */
  illustrative?: ReactNode
}

export function SiteFooter({ label, columns, figuresOf, address, illustrative }: SiteFooterProps) {
  return (
    <footer className="n-foot" aria-label={label}>
      <div className="n-frame">
        <div className="n-foot-columns">
          {columns.map((column) => (
            <section key={column.title}>
              <h2>{column.title}</h2>
              <ul>
                {column.links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href}>{link.label}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        {illustrative && <p className="n-foot-line">{illustrative}</p>}
        <p className="n-foot-line">{figuresOf}</p>
        {address !== undefined && <p className="n-foot-address">{address}</p>}
      </div>
    </footer>
  )
}
