'use client'

import { type ReactNode, useEffect, useState } from 'react'

type LivePreviewProps = {
  /** The id of the form that is written in. */
  form: string
  /** What readers would see of it now; nothing where that cannot be said. */
  show: (form: FormData) => Promise<ReactNode>
  /** As it was saved: all there is without scripts. */
  children: ReactNode
}

const PAUSE_MS = 400

/** What readers will see, again at each pause in writing. */
export function LivePreview({ form, show, children }: LivePreviewProps) {
  const [shown, setShown] = useState(children)
  useEffect(() => {
    const source = document.getElementById(form)
    if (!(source instanceof HTMLFormElement)) return undefined
    let pause: ReturnType<typeof setTimeout> | undefined
    let asked = 0
    const ask = async () => {
      const mine = ++asked
      // Without an answer (a dropped line, an ended session) the last one stays.
      const answer = await show(new FormData(source)).catch(() => null)
      if (answer && mine === asked) setShown(answer)
    }
    const later = () => {
      clearTimeout(pause)
      pause = setTimeout(() => void ask(), PAUSE_MS)
    }
    source.addEventListener('input', later)
    // On a slow line she writes before the scripts are there to hear of it.
    if ([...source.elements].some(isChanged)) later()
    return () => {
      clearTimeout(pause)
      source.removeEventListener('input', later)
    }
  }, [form, show])
  return shown
}

function isChanged(element: Element): boolean {
  const written = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
  return written && element.value !== element.defaultValue
}
