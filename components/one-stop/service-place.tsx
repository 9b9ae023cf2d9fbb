import { SummaryList } from '@/components/ui/summary-list'
import { NoFigure } from '@/components/ui/table'
import type { ServicePointPage } from '@/lib/one-stop/views/schema'

type ServicePlaceProps = {
  point: ServicePointPage
  t: (key: 'address' | 'hotline' | 'unknown') => string
}

/** Where to go and whom to call. What is not known says so. */
export function ServicePlace({ point, t }: ServicePlaceProps) {
  const unknown = <NoFigure>{t('unknown')}</NoFigure>
  return (
    <SummaryList
      items={[
        {
          key: 'address',
          label: t('address'),
          value: point.address === null ? unknown : <span lang="vi">{point.address}</span>,
        },
        {
          key: 'hotline',
          label: t('hotline'),
          value:
            point.hotline === null ? (
              unknown
            ) : (
              <a href={`tel:${point.hotline.replace(/[^+\d]/g, '')}`}>{point.hotline}</a>
            ),
        },
      ]}
    />
  )
}
