import { renderBody } from '@/lib/codes/body/rules'
import type { Locale } from '@/lib/routes'

/** The signed wording of an article, safe to show; in Vietnamese where it has no English. */
export function SignedText({
  locale,
  text,
  textEn,
}: {
  locale: Locale
  text: string
  textEn: string | null
}) {
  const english = locale === 'en' ? textEn : null
  return (
    <div
      className="n-prose"
      lang={locale === 'en' && english === null ? 'vi' : undefined}
      dangerouslySetInnerHTML={{ __html: renderBody(english ?? text) }}
    />
  )
}
