'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { keptPlace } from '@/components/evaluations/typing/place'
import { sendLeft } from '@/components/evaluations/typing/send-left'
import { sendTyped } from '@/components/evaluations/typing/sending'
import { Notice } from '@/components/ui/notice'

type LeftSenderProps = { address: string; owner: string; page: string; title: string }

/** Has the portal keep what this browser still has of a page that was locked meanwhile; shows what it would not. */
export function LeftSender({ address, owner, page, title }: LeftSenderProps) {
  const [left, setLeft] = useState<string[]>([])
  const { refresh } = useRouter()
  // The seal is another at each drawing of the page; what is here is sent once for it.
  const [seal] = useState(owner)
  useEffect(() => {
    const send = (fields: object, base: object) => sendTyped(address, { owner: seal, fields, base })
    void sendLeft(keptPlace(seal.slice(0, 36), page), send).then((answer) => {
      setLeft(answer.left)
      if (answer.sent) refresh()
    })
  }, [address, page, seal, refresh])
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
