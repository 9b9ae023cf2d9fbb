import { Paragraphs } from '@/components/feedback/suggestion-list'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { Section } from '@/components/ui/text'
import type { TrackedView } from '@/lib/feedback/suggestions/schema'
import { formatDay, type Locale } from '@/lib/format'
import { texts } from '@/lib/texts'

/** How far a page has come: whose turn it is, the answer, and whether everybody can read it. */
export function Tracked({ locale, found }: { locale: Locale; found: TrackedView }) {
  const t = texts(locale, 'feedback')
  const day = (iso: string) => formatDay(iso, locale)
  return (
    <>
      <Section title={t('state')}>
        <SummaryList
          items={[
            { key: 'received', label: t('receivedOn'), value: day(found.receivedOn) },
            { key: 'state', label: t('now'), value: <State locale={locale} found={found} /> },
            { key: 'public', label: t('publicly'), value: publicly(locale, found) },
          ]}
        />
      </Section>
      {found.reply && (
        <Section title={t('reply')}>
          <div className="n-voice-reply">
            <Paragraphs text={found.reply} />
          </div>
        </Section>
      )}
      {found.routedTo && (
        <Section title={t('routedTitle')}>
          <div className="n-voice-reply">
            <Paragraphs text={found.routedTo} />
          </div>
        </Section>
      )}
      <Section title={t('yours')}>
        <Paragraphs text={found.text} className="n-voice-said" />
      </Section>
    </>
  )
}

function State({ locale, found }: { locale: Locale; found: TrackedView }) {
  const t = texts(locale, 'feedback')
  if (found.state === 'answered' && found.repliedOn) {
    return (
      <Tag shape="check" tone="settled">
        {t('states.answered', { day: formatDay(found.repliedOn, locale) })}
      </Tag>
    )
  }
  if (found.state === 'routed') return <Tag shape="square">{t('states.routed')}</Tag>
  return (
    <Tag shape="half" tone="caution">
      {t('states.received', { day: formatDay(found.dueOn, locale) })}
    </Tag>
  )
}

function publicly(locale: Locale, found: TrackedView): string {
  const t = texts(locale, 'feedback')
  if (found.kind === 'praise') return t('praisePrivate')
  if (found.shown) return t('isShown')
  if (found.hiddenReason) return t('isHidden', { reason: t(`hidden.${found.hiddenReason as 'personal'}`) })
  return t(found.state === 'routed' ? 'isRouted' : 'notYetShown')
}
