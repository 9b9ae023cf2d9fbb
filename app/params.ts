import { notFound } from 'next/navigation'
import { isLocale, type Locale } from '@/lib/routes'

export type LocaleParams = { locale: string }

/** The page's language; an unknown word is a 404. */
export async function localeOf(params: Promise<LocaleParams>): Promise<Locale> {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return locale
}
