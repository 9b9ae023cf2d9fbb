'use client'

import { useEffect } from 'react'

const wrong = '.n-errors h2, .n-notice-attend[role=status] .n-notice-title'
type Told = { title: HTMLElement; words: string | null }

// The page that answers may be another one, in the same document.
let sent = false
// What was wrong before stands there until the answer comes, and the form changes meanwhile.
let before: Told | null = null
let gone: Told | null = null

/**
 * Goes to what is wrong with a form that was sent: a browser does so by itself with a page that came whole, and React,
 * which only changes the page, leaves the reader at the button. In the sheet the cell is gone to instead.
 */
export function ErrorFocus() {
  useEffect(() => {
    const go = () => {
      const now = told()
      if (!sent || !now || same(now, gone) || document.querySelector('.n-grid')) return
      sent = same(now, before)
      gone = now
      now.title.focus()
    }
    const send = () => {
      sent = true
      before = told()
      gone = null
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

function told(): Told | null {
  const title = document.querySelector<HTMLElement>(wrong)
  return title && { title, words: title.textContent }
}

function same(one: Told, other: Told | null): boolean {
  return one.title === other?.title && one.words === other.words
}
