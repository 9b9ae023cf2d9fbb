import 'server-only'
import { formatWord, placeWord } from '@/lib/postings/rules'
import type { Format, Place } from '@/lib/postings/schema'
import { paperHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type Paper = { slug: string | null; title: string; format: Format; place: Place }

/** `Quy tắc ứng xử …: Áp phích A3, trụ sở`. */
export function paperWords({ title, format, place }: Paper): string {
  const papers = texts('vi', 'papers')
  return texts('vi', 'postings')('owedPaper', {
    title: title || papers('oneStop'),
    format: papers(`format.${format}`),
    place: papers(`place.${place}`),
  })
}

/** Where the version of today is printed, for that unit and place. */
export function printHref(unit: string, { slug, format, place }: Paper): string {
  const paper = `${formatWord(format)}.pdf`
  return slug === null
    ? `${paperHref('oneStopPaper', { unit, paper })}?noi=${placeWord(place)}`
    : `${paperHref('codePaper', { code: slug, paper })}?don-vi=${unit}&noi=${placeWord(place)}`
}
