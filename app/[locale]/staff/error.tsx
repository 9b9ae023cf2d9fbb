'use client'

import { useSyncExternalStore } from 'react'
import { PageFrame } from '@/components/site/page-frame'
import { SummaryList } from '@/components/ui/summary-list'
import { PageTitle, Prose, Section } from '@/components/ui/text'
import words from '@/lib/texts/vi/failed.json'
import { keptSent } from './sent'

/** What a staff page shows, with scripts, when it or what was sent from it broke: nothing typed is out of reach. */
export default function FailedPage() {
  const sent = useSyncExternalStore(nothing, keptSent, () => '[]')
  const fields = JSON.parse(sent) as { label: string; value: string }[]
  return (
    <PageFrame>
      <PageTitle title={words.title} />
      <Prose>
        <p>{words.text}</p>
      </Prose>
      {fields.length > 0 && (
        <Section title={words.kept}>
          <p>{words.keptWhy}</p>
          <SummaryList
            items={fields.map(({ label, value }, at) => ({
              key: `${at}`,
              label,
              value: <span className="n-typed">{value}</span>,
            }))}
          />
        </Section>
      )}
      <p>
        <a href="">{words.again}</a>
      </p>
    </PageFrame>
  )
}

const nothing = () => () => undefined
