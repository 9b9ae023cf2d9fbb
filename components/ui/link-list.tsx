import type { ReactNode } from 'react'

/** `key` where several lines lead to the same place. */
export type LinkItem = { key?: string; href: string; label: ReactNode; note?: ReactNode; mark?: ReactNode }

/** Ways on from a page: a link, and a line that says what is behind it. */
export function LinkList({ items }: { items: LinkItem[] }) {
  return (
    <ul className="n-list">
      {items.map((item) => (
        <li key={item.key ?? item.href} className="n-list-link">
          <a href={item.href}>{item.label}</a>
          {item.note != null && <span className="n-list-note">{item.note}</span>}
          {item.mark != null && <div>{item.mark}</div>}
        </li>
      ))}
    </ul>
  )
}
