import { NoFigure, Table } from '@/components/ui/table'
import { DateText, Section } from '@/components/ui/text'
import type { Step } from '@/lib/evaluations/approvals/steps/schema'
import { formatInstant } from '@/lib/format'
import { texts } from '@/lib/texts'

/** Who did what with the month, and for whom she signed. */
export function StepsTaken({ steps }: { steps: Step[] }) {
  const t = texts('vi', 'evaluations')
  return (
    <Section wide>
      <Table
        id="steps-taken"
        caption={t('stepsTaken')}
        phone="stack"
        columns={[
          { key: 'at', label: t('stepAt') },
          { key: 'to', label: t('stepTo') },
          { key: 'by', label: t('stepBy') },
          { key: 'reason', label: t('stepReason') },
        ]}
        rows={steps.map(({ id, at, to, by, signing, reason }) => ({
          id,
          cells: {
            at: <DateText iso={at} text={formatInstant(new Date(at), 'vi')} />,
            to: t(`state.${to}`),
            by: by ? (signing ? t('stepSigned', { by, signing }) : by) : t('stepByItself'),
            reason: reason ?? <NoFigure>{t('none')}</NoFigure>,
          },
        }))}
      />
    </Section>
  )
}
