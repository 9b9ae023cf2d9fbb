'use client'

import { useEffect } from 'react'

/** Behind everything else of a page: its forms are what their scripts make of them by now. */
export function Ready() {
  useEffect(() => void dispatchEvent(new Event('nep-ready')), [])
  return null
}
