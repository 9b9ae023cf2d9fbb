'use client'

import { useEffect } from 'react'

const wrong = '.n-errors h2, .n-notice-attend[role=status] .n-notice-title'
// The page that answers may be another one, in the same document.
let sent = false

/**
 * Goes to what is wrong with a form that was sent: a browser does so by itself with a page that came whole, and React,
 * which only changes the page, leaves the reader at the button. In the sheet the cell is gone to instead.
 */
export function ErrorFocus() {
  useEffect(() => {
    const go = () => {
      const title = document.querySelector<HTMLElement>(wrong)
      if (!sent || !title || document.querySelector('.n-grid')) return
      sent = false
      title.focus()
    }
    const send = () => {
      sent = true
    }
    // Who types again has read what was wrong: nothing takes her away from her field.
    const typing = () => {
      sent = false
    }
    const answers = new MutationObserver(go)
    answers.observe(document.body, { childList: true, characterData: true, subtree: true })
    addEventListener('submit', send, true)
    addEventListener('input', typing, true)
    return () => {
      answers.disconnect()
      removeEventListener('submit', send, true)
      removeEventListener('input', typing, true)
    }
  }, [])
  return null
}
