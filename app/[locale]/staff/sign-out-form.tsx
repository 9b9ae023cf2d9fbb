'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import { forgetKept, type Left, leftHere } from '@/components/evaluations/typing/left-here'
import { leaving } from '@/components/site/leaving'
import { Button, Buttons } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { signOutAction } from './actions'
import { forgetSent } from './sent'

type SignOutFormProps = {
  account: string
  words: Record<'button' | 'title' | 'text' | 'here' | 'leave' | 'stay', string>
}

/**
 * Signs out. With scripts what was typed and not sent is sent first, and this browser forgets it; where that cannot be,
 * she is told what would be lost, and goes back to it or signs out all the same.
 */
export function SignOutForm({ account, words }: SignOutFormProps) {
  const [left, setLeft] = useState<Left[]>([])
  const form = useRef<HTMLFormElement>(null)
  const asking = useRef<HTMLDialogElement>(null)
  const sure = useRef(false)
  const go = () => {
    forgetKept(account)
    forgetSent()
    sure.current = true
    form.current?.requestSubmit()
    // Should it not get through, the next press asks again.
    sure.current = false
  }
  const leave = (event: SubmitEvent<HTMLFormElement>) => {
    if (sure.current) return
    event.preventDefault()
    void leaving().then((sent) => {
      const found = leftHere(account)
      setLeft(found)
      // A browser that keeps nothing knows no page to go back to: it is this one.
      if (!sent || found.length > 0) asking.current?.showModal()
      // A form that is still being sent, as far as the browser knows, is not sent again.
      else setTimeout(go)
    })
  }
  return (
    <>
      <form ref={form} action={signOutAction} onSubmit={leave}>
        <Button kind="quiet">{words.button}</Button>
      </form>
      <dialog ref={asking} className="n-dialog n-stack" aria-label={words.title}>
        <Notice kind="attend" title={words.title}>
          <p>{left.length > 0 ? words.text : words.here}</p>
          {left.length > 0 && (
            <ul>
              {left.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          )}
        </Notice>
        <Buttons>
          <Button type="button" autoFocus onClick={() => asking.current?.close()}>
            {words.stay}
          </Button>
          <Button type="button" kind="second" onClick={go}>
            {words.leave}
          </Button>
        </Buttons>
      </dialog>
    </>
  )
}
