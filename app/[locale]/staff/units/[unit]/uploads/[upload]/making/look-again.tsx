'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks for the page again every second; without scripts the answer's header does, more slowly. */
export function LookAgain() {
  const { refresh } = useRouter()
  useEffect(() => {
    const clock = setInterval(refresh, 1000)
    return () => clearInterval(clock)
  }, [refresh])
  return null
}
