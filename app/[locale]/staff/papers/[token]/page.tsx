import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { HeirLinks } from '@/app/[locale]/staff/units/[unit]/postings/heir-links'
import { paperWords } from '@/app/[locale]/staff/units/[unit]/postings/words'
import { PaperStateTag } from '@/components/postings/paper-state-tag'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay } from '@/lib/format'
import { findPaperToSee } from '@/lib/postings/register/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { seePaperAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'postings')

export const metadata: Metadata = { title: t('see.title') }

type Props = { params: Promise<{ locale: string; token: string }> }

export default async function SeePaperPage({ params }: Props) {
  const { locale, token: written } = await params
  if (locale !== 'vi') notFound()
  const token = decodeURIComponent(written)
  const actor = await requireActor()
  const found = await findPaperToSee(actor, token, new Date())
  if (!found) notFound()
  const { paper, unit, title, state, current, hung } = found
  const slug = paper.document.kind === 'code' ? paper.document.slug : null
  return (
    <StaffPage
      actor={actor}
      route="seePaper"
      params={{ token }}
      crumbs={[{ href: staffHref('postings', { unit: unit.slug }), label: `${t('title')}, ${unit.name}` }]}
    >
      <PageTitle
        kicker={<PaperStateTag state={state} label={t(`states.${state}`)} />}
        title={t('see.title')}
        lede={t('see.lede')}
      />
      {state !== 'current' && (
        <Notice kind="attend" title={t('see.stale')}>
          {unit.ended ? (
            <>
              <p>{t('see.endedHow', { unit: unit.name, on: formatDay(unit.ended.on, 'vi') })}</p>
              <HeirLinks heirs={unit.ended.heirs} />
            </>
          ) : (
            <p>{t('see.staleHow', { version: String(current ?? '–') })}</p>
          )}
        </Notice>
      )}
      <SummaryList
        items={[
          {
            key: 'paper',
            label: t('paper'),
            value: paperWords({ slug, title, format: paper.format, place: paper.place }),
          },
          { key: 'unit', label: t('ward'), value: unit.name },
          { key: 'version', label: texts('vi', 'papers')('version'), value: String(paper.version) },
          { key: 'known', label: t('see.known'), value: known(hung) },
        ]}
      />
      <EntryForm
        id="see"
        action={seePaperAction}
        hidden={{ token }}
        errorTitle={t('errorTitle')}
        button={{ label: t('see.send') }}
        fields={[
          {
            kind: 'text',
            name: 'spot',
            label: t('spot'),
            hint: t('spotHint'),
            value: hung.length === 1 ? hung[0]?.spot : undefined,
          },
          {
            kind: 'file',
            name: 'photo',
            label: t('photoLabel'),
            hint: t('photoHint'),
            accept: 'image/jpeg,image/png,image/webp',
          },
        ]}
      />
    </StaffPage>
  )
}

function known(hung: { spot: string; since: string; seen: { on: string; by: string } | null }[]) {
  if (hung.length === 0) return t('see.knownNone')
  return (
    <ul>
      {hung.map(({ spot, since, seen }) => (
        <li key={spot}>
          {[
            spot,
            `${t('since')} ${formatDay(since, 'vi')}`,
            seen
              ? `${t('seen')}: ${t('seenBy', { on: formatDay(seen.on, 'vi'), by: seen.by })}`
              : t('neverSeen'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}
