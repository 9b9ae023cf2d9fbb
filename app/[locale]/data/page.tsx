import type { Metadata } from 'next'
import { CodeBook } from '@/components/open-data/code-book'
import { LastPublications } from '@/components/open-data/last-publications'
import { LedgerExplained } from '@/components/open-data/ledger-explained'
import { LinkList } from '@/components/ui/link-list'
import { SummaryList } from '@/components/ui/summary-list'
import { CorrectionsTable } from '@/components/record/corrections-table'
import { PageTitle, Section, SourceNote } from '@/components/ui/text'
import { publicUrl } from '@/lib/env'
import { listCorrections } from '@/lib/record/corrections/queries'
import { ledgerHead, listLedger } from '@/lib/record/publications/queries'
import { texts } from '@/lib/texts'
import { type LocaleParams, localeOf } from '../../params'
import { PublicPage } from '../../public-page'
import { published } from '../../published'

export const revalidate = 60

type Props = { params: Promise<LocaleParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'data')('title') }
}

const LAST = 10
const LAST_CORRECTIONS = 50

const downloads = [
  ['csv', '/api/v1/performance.csv'],
  ['json', '/api/v1/performance'],
  ['units', '/api/v1/units'],
  ['codes', '/api/v1/codes'],
  ['ledger', '/api/v1/ledger'],
  ['feed', '/api/v1/publications.atom'],
  ['api', '/api/v1/openapi.json'],
] as const

const parts = [
  ['askUnit', 'unit=thuong-cat'],
  ['askMonths', 'from=2026-01&to=2026-06'],
  ['askRevisions', 'revisions=all'],
] as const

export default async function OpenData({ params }: Props) {
  const locale = await localeOf(params)
  const t = texts(locale, 'data')
  const { entries, head } = await published(['ledger-end'], ['record'], ledgerEnd)
  const corrections = await published(['corrections'], ['record'], () =>
    listCorrections({ limit: LAST_CORRECTIONS }),
  )
  return (
    <PublicPage
      locale={locale}
      route="data"
      illustrative={entries.some(({ publication }) => publication.illustrative)}
    >
      <PageTitle title={t('title')} lede={t('lede')} />
      <Section title={t('downloadTitle')}>
        <LinkList
          items={downloads.map(([key, path]) => ({ href: path, label: t(key), note: t(`${key}Note`) }))}
        />
      </Section>
      <Section title={t('askTitle')}>
        <p>{t('askWhy')}</p>
        <SummaryList
          items={parts.map(([key, part]) => ({ key, label: <code>{part}</code>, value: t(key) }))}
        />
      </Section>
      <Section title={t('ledgerTitle')} id="so-cong-bo">
        <LedgerExplained
          locale={locale}
          head={head}
          command={`npm run --silent nep -- verify-ledger ${publicUrl()}/api/v1/ledger --head ${head.hash}`}
        />
      </Section>
      {entries.length > 0 && (
        <Section wide>
          <LastPublications locale={locale} entries={entries} />
        </Section>
      )}
      <Section title={t('correctionsTitle')} id="dinh-chinh" wide>
        <p>{t('correctionsWhy')}</p>
        <CorrectionsTable locale={locale} corrections={corrections} />
      </Section>
      <Section title={t('bookTitle')}>
        <p>
          {t('bookWhy')} {t('bookEmpty')}
        </p>
        <CodeBook locale={locale} />
      </Section>
      <SourceNote>
        <p>{t('source')}</p>
      </SourceNote>
    </PublicPage>
  )
}

/** The ledger's last entries, newest first. */
async function ledgerEnd() {
  const { seq } = await ledgerHead()
  const { entries, head } = await listLedger({ afterSeq: Math.max(0, seq - LAST), limit: LAST })
  return { entries: entries.reverse(), head }
}
