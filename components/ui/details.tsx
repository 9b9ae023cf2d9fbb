import type { ReactNode } from 'react'

export function Details({
  id,
  summary,
  open,
  children,
}: {
  id?: string
  summary: ReactNode
  open?: boolean
  children: ReactNode
}) {
  return (
    <details id={id} className="n-details" open={open}>
      <summary>{summary}</summary>
      <div className="n-stack">{children}</div>
    </details>
  )
}
