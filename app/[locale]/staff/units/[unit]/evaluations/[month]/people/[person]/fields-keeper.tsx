'use client'

import { useEffect, useRef } from 'react'
import { keepTyping } from '@/components/evaluations/typing/keep-typing'
import { sendTyped } from '@/components/evaluations/typing/sending'
import { pageField } from '@/lib/evaluations/people/schema'

type FieldsKeeperProps = {
  address: string
  owner: string
  page: string
  /** What the fields hold and what they are compared with, as JSON: the page's own form has the same. */
  shown: string
  base: string
  offline: string
}

/** Inside the person's form: what is typed is a draft of the portal while she types. Says when. */
export function FieldsKeeper({ address, owner, page, shown, base, offline }: FieldsKeeperProps) {
  const status = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = status.current?.closest('form')
    if (!form) return undefined
    return keepTyping({
      form,
      owner,
      page,
      named: (name) => pageField.test(name),
      shown: JSON.parse(shown),
      base: JSON.parse(base),
      say: (text) => status.current?.replaceChildren(text),
      offline,
      send: (typed, began) => sendTyped(address, { owner, fields: typed, base: began }),
      recalled: (name, began) => {
        const hidden = form.elements.namedItem('base')
        if (hidden instanceof HTMLInputElement)
          hidden.value = JSON.stringify({ ...JSON.parse(hidden.value), [name]: began })
      },
    })
  }, [address, owner, page, shown, base, offline])
  return <span ref={status} role="status" className="n-hint" />
}
