import { formatWord, placeWord } from '@/lib/postings/rules'
import type { Paper } from '@/lib/postings/schema'
import { paperHref } from '@/lib/routes'

/** The same paper in the version that counts today. */
export function printHref({ document, unit, format, place }: Paper): string {
  const paper = `${formatWord(format)}.pdf`
  return document.kind === 'code'
    ? `${paperHref('codePaper', { code: document.slug, paper })}?don-vi=${unit}&noi=${placeWord(place)}`
    : `${paperHref('oneStopPaper', { unit, paper })}?noi=${placeWord(place)}`
}
