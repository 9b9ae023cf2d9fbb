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
import { formatWord, placeWord } from '@/lib/postings/rules'
import { href, type Locale, paperHref, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

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
  const { locale, token, paper, unit, code, state } = await read(props)
  const t = texts(locale, 'papers')
  const name = unitName(locale, unit)
  const title = code ? (locale === 'en' && code.titleEn) || code.title : t('oneStop')
  const printed = state.state === 'current' || state.state === 'replaced'
  return (
    <PublicPage locale={locale} route="verify" params={{ token }} illustrative={false}>
      <PageTitle
        kicker={<PaperStateTag state={state.state} label={t('verify')} />}
        title={t(`verifyTitle.${state.state}`)}
        lede={lede(locale, { paper, state }, name)}
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
          <LinkButton href={again(paper)} kind={state.state === 'current' ? 'second' : 'main'}>
            {t(state.state === 'current' ? 'printAgain' : 'printNew')}
          </LinkButton>
        </Buttons>
      )}
      <Section>
        <LinkList items={ways(locale, token, { paper, unit, state })} />
      </Section>
      <SourceNote>{t('verifySource')}</SourceNote>
    </PublicPage>
  )
}

function lede(locale: Locale, { paper, state }: Pick<VerifiedPaper, 'paper' | 'state'>, unit: string) {
  return texts(locale, 'papers')(`verifyLede.${state.state}`, {
    unit,
    version: String(paper.version),
    later: 'version' in state ? String(state.version) : '',
    from: 'from' in state ? formatDay(state.from, locale) : '',
    on: 'on' in state ? formatDay(state.on, locale) : '',
  })
}

function again({ document, unit, format, place }: VerifiedPaper['paper']): string {
  const paper = `${formatWord(format)}.pdf`
  return document.kind === 'code'
    ? `${paperHref('codePaper', { code: document.slug, paper })}?don-vi=${unit}&noi=${placeWord(place)}`
    : `${paperHref('oneStopPaper', { unit, paper })}?noi=${placeWord(place)}`
}

function ways(
  locale: Locale,
  token: string,
  { paper, unit, state }: Pick<VerifiedPaper, 'paper' | 'unit' | 'state'>,
) {
  const t = texts(locale, 'papers')
  const { document } = paper
  const heirs = unit.successors.flatMap((heir) => [
    {
      href: href(locale, 'unit', { unit: heir.slug }),
      label: t('successor', { unit: unitName(locale, heir) }),
    },
    {
      href: again({ ...paper, unit: heir.slug }),
      label: t('printSuccessor', { unit: unitName(locale, heir) }),
    },
  ])
  const content =
    document.kind === 'code'
      ? href(locale, 'code', { code: document.slug })
      : href(locale, 'oneStop', { unit: unit.slug })
  // Whoever signs in and has a part in it ticks it seen; this page itself knows nobody.
  const seen = { href: staffHref('seePaper', { token }), label: t('seeWay') }
  return state.state === 'unit-ended' ? [...heirs, seen] : [{ href: content, label: t('read') }, seen]
}
