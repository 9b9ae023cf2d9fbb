import 'server-only'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { holdEarlyPresses } from './hold'
import { Ready } from './ready'

/** Around whatever has forms with scripts: what is pressed before these are there waits for them. */
export async function EarlyPress({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <>
      <script
        nonce={nonce}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: `(${holdEarlyPresses.toString()})()` }}
      />
      {children}
      <Ready />
    </>
  )
}
