import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { Section } from '@/components/ui/text'
import type { GroupQuota, UnitFairness } from '@/lib/evaluations/fairness/schema'
import { texts } from '@/lib/texts'

const t = texts('vi', 'fairness')

/** Each group of similar posts with its sum in words, and why more than it allows were decided. */
export function Quotas({ quota }: { quota: UnitFairness['quota'] }) {
  if (!quota) return null
  const all = [{ name: t('quotaWhole'), quota: quota.whole }, ...quota.groups]
  const over = all.some((each) => each.quota.over)
  return (
    <Section title={t('quota')}>
      <SummaryList items={all.map(line)} />
      {quota.reason ? (
        <Notice title={t('quotaReason')}>
          <p>{quota.reason}</p>
        </Notice>
      ) : (
        over && <Notice kind="caution" title={t('quotaNoReason')} />
      )}
    </Section>
  )
}

function line({ name, quota }: GroupQuota) {
  return {
    key: name,
    label: name,
    value: (
      <>
        {quota.why}{' '}
        {quota.over && (
          <Tag shape="triangle" tone="caution">
            {t('quotaOver')}
          </Tag>
        )}
      </>
    ),
  }
}
