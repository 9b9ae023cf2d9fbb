import { AppealFacts } from '@/components/evaluations/appeal-facts'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/text'
import type { OwnAppeals } from '@/lib/evaluations/appeals/schema'
import { formatDay } from '@/lib/format'
import { fileHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'appeals')

/** What she asked about this month, and what was answered. */
export function AppealsPart({ own, filed }: { own: OwnAppeals; filed: boolean }) {
  const [latest] = own.appeals
  if (!latest) return null
  return (
    <Section id={`kien-nghi-${own.unit.slug}`} title={t('ownTitle')}>
      {filed && (
        <Notice kind="settled" announced title={t('filed', { day: formatDay(latest.dueDay, 'vi') })} />
      )}
      {own.appeals.map((appeal) => (
        <AppealFacts key={appeal.id} appeal={appeal} fileHref={appeal.file && fileHref(appeal.file.id)} />
      ))}
    </Section>
  )
}
