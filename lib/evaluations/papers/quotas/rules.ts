import type { QuotaReport } from '../../schemes/rules'
import type { FormWords } from '../rules'
import type { MonthPaper, PaperTable } from '../schema'

/** Each scheme's quota as a table, then why a group is above it: as it was written, or `open` to be written by hand. */
export function quotas({ quotas }: MonthPaper, t: FormWords, open?: string): (string | PaperTable)[] {
  const schemes = [...new Set(quotas.map(({ scheme }) => scheme))]
  const reasons = quotas.flatMap(({ name, quota, reason }) => {
    const said = reason ?? open
    return quota.over && said ? [t('quota.reason', { name, reason: said })] : []
  })
  const tables = schemes.map((code) =>
    quotaTable(
      quotas.filter(({ scheme }) => scheme === code),
      t,
    ),
  )
  return [...tables, ...reasons]
}

function quotaTable(quotas: MonthPaper['quotas'], t: FormWords): PaperTable {
  const [{ letter, rule }] = quotas.map(({ quota }) => quota) as [QuotaReport]
  return {
    caption: t('quota.rule', { letter, rule }),
    columns: [
      t('quota.group'),
      t('quota.base'),
      t('quota.share'),
      t('quota.most'),
      t('quota.count'),
      t('quota.over'),
    ],
    rows: quotas.map(({ name, quota: { base, share, ceiling, count } }) => [
      name,
      String(base),
      share,
      String(ceiling),
      String(count),
      String(Math.max(0, count - ceiling)),
    ]),
  }
}
