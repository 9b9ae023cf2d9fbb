import { LinkList } from '@/components/ui/link-list'
import { Section } from '@/components/ui/text'
import { formsOf } from '@/lib/evaluations/schemes/basis/rules'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type Props = { unit: string; month: string; schemes: readonly Scheme[] }

/** The month on paper, to sign and to file. */
export function MonthPapers({ unit, month, schemes }: Props) {
  const t = texts('vi', 'forms')
  const to = (paper: string) => staffHref('sheetPaper', { unit, month, paper })
  return (
    <Section title={t('files.title')}>
      <LinkList
        items={[
          { href: to('bang-tong-hop.pdf'), label: t('files.summary'), note: t('files.summaryNote') },
          { href: to('bien-ban.pdf'), label: t('files.minutes'), note: t('files.minutesNote') },
          {
            href: to('mau-01.pdf'),
            label: t('files.slips', { form: formsOf(schemes) }),
            note: t('files.slipsNote'),
          },
        ]}
      />
    </Section>
  )
}
