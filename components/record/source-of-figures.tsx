import { SourceNote } from '@/components/ui/text'
import type { Locale } from '@/lib/format'
import { texts } from '@/lib/texts'

export function SourceOfFigures({ locale, dataHref }: { locale: Locale; dataHref: string }) {
  const t = texts(locale, 'results')
  return (
    <SourceNote>
      <p>
        {t('source.figures')} <a href={dataHref}>{t('source.data')}</a>
      </p>
    </SourceNote>
  )
}
