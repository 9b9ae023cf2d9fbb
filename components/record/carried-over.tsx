import { Notice } from '@/components/ui/notice'
import { carriedBy } from '@/lib/record/dossiers/checks/rules'
import type { PerformanceRow } from '@/lib/record/schema'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { written } from './written'

/** Says by how much what a month carried over is off what the month before left open, as both are published. */
export function CarriedOver(props: { locale: Locale; row: PerformanceRow; before: PerformanceRow | null }) {
  const { locale, row, before } = props
  const off = before ? carriedBy(row.dossiers, before.dossiers) : 0
  if (off === 0) return null
  const t = texts(locale, 'results')
  return (
    <Notice kind="caution" title={t('progress.differenceTitle')}>
      <p>{t('progress.differenceCarried', { n: written(locale).number(off) })}</p>
    </Notice>
  )
}
