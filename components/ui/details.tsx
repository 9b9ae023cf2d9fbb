import type { ReactNode } from 'react'

export function Details({
  summary,
  open,
  children,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="n-details" open={open}>
      <summary>{summary}</summary>
      <div className="n-stack">{children}</div>
    </details>
  )
}
