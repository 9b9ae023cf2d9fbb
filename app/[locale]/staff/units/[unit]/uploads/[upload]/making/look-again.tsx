'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/** Asks for the page again a second after its last answer; without scripts the answer's header does, more slowly. */
export function LookAgain() {
  const { refresh } = useRouter()
  const [waits, ask] = useTransition()
  useEffect(() => {
    if (waits) return
    const clock = setTimeout(() => ask(refresh), 1000)
    return () => clearTimeout(clock)
  }, [waits, refresh])
  return null
}
