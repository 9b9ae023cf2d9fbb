'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { keptPlace } from './place'
import { sendLeft } from './send-left'
import { sendTyped } from './sending'

type LeftSenderProps = {
  address: string
  owner: string
  page: string
  title: string
  /** Of a form that she writes alone and that goes whole: what the portal has of it, as JSON. */
  whole?: string
}

/** Has the portal keep what this browser still has of a page that was locked meanwhile; shows what it would not. */
export function LeftSender({ address, owner, page, title, whole }: LeftSenderProps) {
  const [left, setLeft] = useState<string[]>([])
  const { refresh } = useRouter()
  // The seal is another at each drawing of the page; what is here is sent once for it.
  const [seal] = useState(owner)
  useEffect(() => {
    const now = whole === undefined ? undefined : (JSON.parse(whole) as Record<string, string>)
    const send = (fields: object, base: object) =>
      sendTyped(address, { owner: seal, ...(now ? { ...now, ...fields } : { fields, base }) })
    void sendLeft(keptPlace(seal.slice(0, 36), page), send, now).then((answer) => {
      setLeft(answer.left)
      if (answer.sent) refresh()
    })
  }, [address, page, seal, whole, refresh])
  return left.length === 0 ? null : (
    <Notice kind="attend" title={title} announced>
      <ul>
        {left.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}
