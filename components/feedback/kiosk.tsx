import type { ReactNode } from 'react'
import { MAIN_ID } from '@/components/site/page-frame'

/** A tablet on the counter: nothing to wander off to, and back to its first screen by itself, without a script. */
export function Kiosk(props: {
  back?: { href: string; seconds: number }
  unit: string
  children: ReactNode
}) {
  const { back, unit, children } = props
  return (
    <>
      {back && <meta httpEquiv="refresh" content={`${back.seconds};url=${back.href}`} />}
      <main className="n-main n-kiosk" id={MAIN_ID} tabIndex={-1}>
        <div className="n-frame">
          <p className="n-title-kicker">{unit}</p>
          {children}
        </div>
      </main>
    </>
  )
}
