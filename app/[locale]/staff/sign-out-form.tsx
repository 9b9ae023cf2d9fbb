'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import { type Left, forgetKept, leftHere } from '@/components/evaluations/typing/left-here'
import { leaving } from '@/components/site/leaving'
import { Button } from '@/components/ui/button'
import { signOutAction } from './actions'

type SignOutFormProps = {
  account: string
  words: { button: string; left: string; leave: string }
}

/**
 * Signs out. With scripts what was typed and not sent is sent first, and this browser forgets it; where that cannot be,
 * she is told what would be lost and signs out a second time, or goes back to it.
 */
export function SignOutForm({ account, words }: SignOutFormProps) {
  const [left, setLeft] = useState<Left[]>([])
  const sure = useRef(false)
  const leave = (event: SubmitEvent<HTMLFormElement>) => {
    if (sure.current) return
    event.preventDefault()
    const form = event.currentTarget
    void leaving().then(() => {
      const found = leftHere(account)
      if (found.length > 0 && left.length === 0) return setLeft(found)
      forgetKept(account)
      sure.current = true
      // A form that is still being sent, as far as the browser knows, is not sent again.
      setTimeout(() => form.requestSubmit())
    })
  }
  return (
    <form action={signOutAction} onSubmit={leave} className={left.length > 0 ? 'n-leaving' : undefined}>
      <Button kind="quiet">{left.length > 0 ? words.leave : words.button}</Button>
      <span role="status">
        {left.length > 0 && (
          <small>
            {words.left}{' '}
            {left.map(({ href, label }, at) => (
              <span key={href}>
                {at > 0 && ', '}
                <a href={href}>{label}</a>
              </span>
            ))}
          </small>
        )}
      </span>
    </form>
  )
}
