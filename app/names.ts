import type { Locale } from '@/lib/routes'

/** A unit's name in a language; former units have no recorded English name. */
export function unitName(locale: Locale, unit: { name: string; nameEn: string | null }): string {
  return (locale === 'en' && unit.nameEn) || unit.name
}
