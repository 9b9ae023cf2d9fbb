import { LinkList } from '@/components/ui/link-list'
import { Section } from '@/components/ui/text'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** The month on paper, to sign and to file. */
export function MonthPapers({ unit, month }: { unit: string; month: string }) {
  const t = texts('vi', 'forms')
  const to = (paper: string) => staffHref('sheetPaper', { unit, month, paper })
  return (
    <Section title={t('files.title')}>
      <LinkList
        items={[
          { href: to('bang-tong-hop.pdf'), label: t('files.summary'), note: t('files.summaryNote') },
          { href: to('bien-ban.pdf'), label: t('files.minutes'), note: t('files.minutesNote') },
          { href: to('mau-01.pdf'), label: t('files.slips'), note: t('files.slipsNote') },
        ]}
      />
    </Section>
  )
}
