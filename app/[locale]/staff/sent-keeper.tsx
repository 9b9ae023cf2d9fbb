'use client'

import { useEffect } from 'react'
import { forgetSent, keepSent } from './sent'

/** Keeps what is sent until the next page is there, so that a server which breaks meanwhile takes nothing with it. */
export function SentKeeper() {
  useEffect(() => {
    forgetSent()
    const keep = ({ target }: SubmitEvent) => {
      if (target instanceof HTMLFormElement) keepSent(target)
    }
    addEventListener('submit', keep, true)
    return () => removeEventListener('submit', keep, true)
  }, [])
  return null
}
