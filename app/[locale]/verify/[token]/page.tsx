import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { verifiedPaper, type VerifiedPaper } from '@/app/papers-verified'
import { PublicPage } from '@/app/public-page'
import { PaperStateTag } from '@/components/postings/paper-state-tag'
import { Buttons, LinkButton } from '@/components/ui/button'
import { LinkList } from '@/components/ui/link-list'
import { SummaryList } from '@/components/ui/summary-list'
import { PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import { href, type Locale, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { Heirs } from './heirs'
import { printHref } from './print-href'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { token: string }> }

async function read({ params }: Props) {
  const { token } = await params
  const verified = await verifiedPaper(decodeURIComponent(token))
  if (!verified) notFound()
  return { locale: await localeOf(params), token: decodeURIComponent(token), ...verified }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, state } = await read(props)
  return { title: texts(locale, 'papers')(`verifyTitle.${state.state}`), robots: { index: false } }
}

export default async function Verify(props: Props) {
  const { locale, token, paper, unit, code, state, heirs } = await read(props)
  const t = texts(locale, 'papers')
  const name = unitName(locale, unit)
  const title = code ? (locale === 'en' && code.titleEn) || code.title : t('oneStop')
  const printed = state.state === 'current' || state.state === 'replaced'
  return (
    <PublicPage locale={locale} route="verify" params={{ token }} illustrative={false}>
      <PageTitle
        kicker={<PaperStateTag state={state.state} label={t('verify')} />}
        title={t(`verifyTitle.${state.state}`)}
        lede={lede(locale, { paper, state, heirs }, name)}
      />
      <SummaryList
        items={[
          {
            key: 'paper',
            label: t('paper'),
            value: t('papersOf', { title, format: t(`format.${paper.format}`) }),
          },
          { key: 'version', label: t('version'), value: String(paper.version) },
          { key: 'unit', label: t('unit'), value: name },
          { key: 'place', label: t('placeLabel'), value: t(`place.${paper.place}`) },
        ]}
      />
      {printed && (
        <Buttons>
          <LinkButton href={printHref(paper)} kind={state.state === 'current' ? 'second' : 'main'}>
            {t(state.state === 'current' ? 'printAgain' : 'printNew')}
          </LinkButton>
        </Buttons>
      )}
      {heirs.length > 0 && <Heirs locale={locale} paper={paper} heirs={heirs} />}
      <Section>
        <LinkList items={ways(locale, token, { paper, unit })} />
      </Section>
      <SourceNote>{t('verifySource')}</SourceNote>
    </PublicPage>
  )
}

type Stands = Pick<VerifiedPaper, 'paper' | 'state' | 'heirs'>

function lede(locale: Locale, { paper, state, heirs }: Stands, unit: string) {
  return texts(locale, 'papers')(`verifyLede.${state.state}`, {
    ...{ unit, heirs: heirs.length },
    version: String(paper.version),
    later: 'version' in state ? String(state.version) : '',
    from: 'from' in state ? formatDay(state.from, locale) : '',
    on: 'on' in state ? formatDay(state.on, locale) : '',
  })
}

function ways(locale: Locale, token: string, { paper, unit }: Pick<VerifiedPaper, 'paper' | 'unit'>) {
  const t = texts(locale, 'papers')
  const { document } = paper
  const code = document.kind === 'code' && href(locale, 'code', { code: document.slug })
  const model = unit.standing === 'today' && href(locale, 'oneStop', { unit: unit.slug })
  const content = code || model
  // Whoever signs in and has a part in it ticks it seen; this page itself knows nobody.
  const seen = { href: staffHref('seePaper', { token }), label: t('seeWay') }
  return content ? [{ href: content, label: t('read') }, seen] : [seen]
}
