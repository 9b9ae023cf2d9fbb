import type { Locale } from '@/lib/routes'

type WordsProps = { locale: Locale; vi: string; en: string | null }

/** A text of a code in the page's language. What nobody has put into English is shown in Vietnamese, and marked so. */
export function Words({ locale, vi, en }: WordsProps) {
  if (locale === 'vi') return vi
  return en ?? <span lang="vi">{vi}</span>
}
