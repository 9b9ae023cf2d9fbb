import 'server-only'
import { unitName } from '@/app/names'
import { Marked } from '@/components/ui/marked'
import { formatPlaceName } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { searchServicePoints, searchStandards } from '@/lib/one-stop/queries'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** One-stop shops of wards by name, address and counter; then the standards that all of them share. */
export async function foundModels(locale: Locale, words: string, limit: number) {
  const t = texts(locale, 'search')
  const [points, standards] = await Promise.all([
    searchServicePoints(words, limit, dayOf(new Date())),
    searchStandards(words, limit),
  ])
  return {
    title: t('oneStop'),
    items: [
      ...points.map(({ counter, counterEn, address, ...unit }) => ({
        href: href(locale, 'oneStop', { unit: unit.slug }),
        label: (
          <Marked text={t('oneStopOf', { unit: formatPlaceName(within(locale, unit)) })} words={words} />
        ),
        note: <Marked text={(locale === 'en' ? counterEn : counter) ?? address ?? ''} words={words} />,
      })),
      ...standards.map(({ text, textEn, group, position }) => ({
        key: `${group} ${position}`,
        href: href(locale, 'units'),
        label: <Marked text={locale === 'en' ? textEn : text} words={words} />,
        note: t('standard', { group: texts(locale, 'oneStop')(`group.${group}`) }),
      })),
    ].slice(0, limit),
  }
}

// Within a sentence the kind is a common noun: “Bộ phận một cửa phường Ba Đình”.
function within(locale: Locale, unit: { name: string; nameEn: string | null }): string {
  const name = unitName(locale, unit)
  return locale === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
