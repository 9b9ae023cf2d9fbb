import { publishedCodes } from '@/app/code-texts'
import { unitName } from '@/app/names'
import { LinkList } from '@/components/ui/link-list'
import { Section } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { formatWord } from '@/lib/postings/rules'
import { formats } from '@/lib/postings/schema'
import { type Locale, paperHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { UnitPage } from '@/lib/units/views/schema'

/** What a unit hangs on its walls, in its own name. */
export async function UnitPapers({ locale, unit }: { locale: Locale; unit: UnitPage }) {
  const t = texts(locale, 'papers')
  const codes = (await publishedCodes()).map(({ slug, title, titleEn }) => ({
    title: (locale === 'en' && titleEn) || title,
    formats,
    href: (paper: string) => `${paperHref('codePaper', { code: slug, paper })}?don-vi=${unit.slug}`,
  }))
  const oneStop = {
    title: t('oneStop'),
    formats: formats.filter((format) => format !== 'desk-card'),
    href: (paper: string) => paperHref('oneStopPaper', { unit: unit.slug, paper }),
  }
  return (
    <Section id="in" title={t('unitPapers', { unit: formatPlaceName(unitName(locale, unit)) })}>
      {[...codes, ...(unit.parent ? [oneStop] : [])].map(({ title, formats, href }) => (
        <div key={title} className="n-stack">
          <h3>{title}</h3>
          <LinkList
            items={formats.map((format) => ({
              href: href(`${formatWord(format)}.pdf`),
              label: t(`format.${format}`),
            }))}
          />
        </div>
      ))}
    </Section>
  )
}
