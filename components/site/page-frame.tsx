import type { ReactNode } from 'react'

/** Where the skip link leads. */
export const MAIN_ID = 'noi-dung'

/** Breadcrumb, then the page. Children keep to the text column; `Section wide` and `Wide` use the frame. */
export function PageFrame({ breadcrumb, children }: { breadcrumb?: ReactNode; children: ReactNode }) {
  return (
    <>
      {breadcrumb && <div className="n-frame">{breadcrumb}</div>}
      <main className="n-main" id={MAIN_ID} tabIndex={-1}>
        <div className="n-frame">{children}</div>
      </main>
    </>
  )
}

/** `frame`: as wide as the header. `window`: on to the right edge, for the grid. */
export function Wide({ to = 'frame', children }: { to?: 'frame' | 'window'; children: ReactNode }) {
  return <div className={to === 'window' ? 'n-whole' : 'n-wide'}>{children}</div>
}
