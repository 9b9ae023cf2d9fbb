import 'server-only'
import { unitName } from '@/app/names'
import { Marked } from '@/components/ui/marked'
import { dayOf } from '@/lib/month'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { searchUnits } from '@/lib/units/queries'

/** Units of today and before, by name. */
export async function foundUnits(locale: Locale, words: string, limit: number) {
  const t = texts(locale, 'search')
  const units = await searchUnits(words, limit, dayOf(new Date()))
  return {
    title: t('units'),
    items: units.map((unit) => ({
      href: href(locale, 'unit', { unit: unit.slug }),
      label: <Marked text={unitName(locale, unit)} words={words} />,
      note: [unit.within, unit.former && t('former')].filter(Boolean).join(' · '),
    })),
  }
}
