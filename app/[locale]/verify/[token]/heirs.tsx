import { unitName } from '@/app/names'
import type { Heir } from '@/app/papers-verified'
import { Buttons, LinkButton } from '@/components/ui/button'
import { SummaryList } from '@/components/ui/summary-list'
import { Section } from '@/components/ui/text'
import type { Paper } from '@/lib/postings/schema'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { printHref } from './print-href'

/** Who took over from a unit that ended, and the paper of each that hangs in this one's place. */
export function Heirs({ locale, paper, heirs }: { locale: Locale; paper: Paper; heirs: Heir[] }) {
  const t = texts(locale, 'papers')
  const unit = texts(locale, 'units')
  const print = (heir: Heir) => printHref({ ...paper, unit: heir.unit.slug })
  const [only] = heirs
  return (
    <Section title={t('heirs', { count: heirs.length })}>
      <SummaryList
        items={heirs.map((heir) => ({
          key: heir.unit.slug,
          label: <a href={href(locale, 'unit', { unit: heir.unit.slug })}>{unitName(locale, heir.unit)}</a>,
          value: heir.kind ? t('tookOver', { what: unit('kind', { kind: heir.kind }) }) : t('tookWards'),
          act: heirs.length > 1 && heir.prints && (
            <a href={print(heir)}>{t('printOf', { unit: unitName(locale, heir.unit) })}</a>
          ),
        }))}
      />
      {heirs.length === 1 && only?.prints && (
        <Buttons>
          <LinkButton href={print(only)}>{t('printOf', { unit: unitName(locale, only.unit) })}</LinkButton>
        </Buttons>
      )}
    </Section>
  )
}
