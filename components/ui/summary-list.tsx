import type { ReactNode } from 'react'

export type SummaryItem = { key: string; label: ReactNode; value: ReactNode; act?: ReactNode }

/** What is known of one thing, a line each; `act` is a link that changes that line. */
export function SummaryList({ items }: { items: SummaryItem[] }) {
  return (
    <dl className="n-summary">
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.act != null && <dd className="n-summary-act">{item.act}</dd>}
        </div>
      ))}
    </dl>
  )
}
