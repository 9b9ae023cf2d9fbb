import { Tag } from '@/components/ui/tag'
import type { PublishedSuggestion } from '@/lib/feedback/suggestions/schema'
import { formatDay, type Locale } from '@/lib/format'
import { texts } from '@/lib/texts'

/** What citizens wrote, each with its answer beside it, or with the day by which there is one. */
export function SuggestionList({
  locale,
  suggestions,
  today,
}: {
  locale: Locale
  suggestions: PublishedSuggestion[]
  today: string
}) {
  const t = texts(locale, 'feedback')
  const day = (iso: string) => formatDay(iso, locale)
  return (
    <ol className="n-voices">
      {suggestions.map((each) => (
        <li key={each.id} id={`y-${each.id}`}>
          <p className="n-voice-meta">
            {t(each.channel === 'book' ? 'receivedBook' : 'receivedWeb', { day: day(each.receivedOn) })}
          </p>
          <Paragraphs text={each.text} className="n-voice-said" />
          {each.reply && each.repliedOn ? (
            <div className="n-voice-reply">
              <p>
                <Tag shape="check" tone="settled">
                  {t('repliedOn', { day: day(each.repliedOn), days: each.replyDays ?? 0 })}
                </Tag>
              </p>
              <Paragraphs text={each.reply} />
            </div>
          ) : (
            <p>
              {each.dueOn < today ? (
                <Tag shape="triangle" tone="attend">
                  {t('late', { day: day(each.dueOn) })}
                </Tag>
              ) : (
                <Tag shape="half" tone="caution">
                  {t('waiting', { day: day(each.dueOn) })}
                </Tag>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

/** A citizen's or an office's own lines, as paragraphs. */
export function Paragraphs({ text, className }: { text: string; className?: string }) {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== '')
  return (
    <div className={className} lang="vi">
      {paragraphs.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  )
}
