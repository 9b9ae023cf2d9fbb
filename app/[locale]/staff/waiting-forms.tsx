'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { formField, ownerField } from '@/lib/auth/kept/schema'

type Held = { owner: string; forms: Record<string, Record<string, string>> }

const Holding = createContext<Held>({ owner: '', forms: {} })

/** Gives the forms of a page what waited for them, and whose they are. */
export function WaitingForms({ owner, forms, children }: Held & { children: ReactNode }) {
  return <Holding value={{ owner, forms }}>{children}</Holding>
}

/** What waited for this form of the page, by field; null when nothing did. */
export function useWaiting(form: string): Record<string, string> | null {
  return useContext(Holding).forms[form] ?? null
}

/** Inside a form: by it what was typed waits for its sender when her session has ended. */
export function WaitingMark({ form }: { form: string }) {
  const { owner } = useContext(Holding)
  return (
    <>
      <input type="hidden" name={ownerField} value={owner} />
      <input type="hidden" name={formField} value={form} />
    </>
  )
}
