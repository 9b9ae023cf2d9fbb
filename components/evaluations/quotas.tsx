import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { Section } from '@/components/ui/text'
import type { ExplainedQuota } from '@/lib/evaluations/quotas/schema'
import { texts } from '@/lib/texts'

/**
 * The unit and each group of similar posts with its sum in words; of a decided month also why more than it allows were
 * decided, or that nobody wrote why.
 */
export function Quotas({ quotas, decided }: { quotas: ExplainedQuota[]; decided: boolean }) {
  const t = texts('vi', 'evaluations')
  return (
    <Section title={t('quotaTitle')}>
      <SummaryList items={quotas.map((each) => line(each, decided))} />
    </Section>
  )
}

function line({ key, name, quota, reason }: ExplainedQuota, decided: boolean) {
  const t = texts('vi', 'evaluations')
  return {
    key,
    label: name,
    value: (
      <>
        {quota.why}{' '}
        {quota.over && (
          <Tag shape="triangle" tone="caution">
            {t('quotaOver')}
          </Tag>
        )}
        {quota.over && decided && (
          <>
            <br />
            {reason ? t('quotaKept', { reason }) : t('quotaWanting')}
          </>
        )}
      </>
    ),
  }
}
