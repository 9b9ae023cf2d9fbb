import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findCarrying } from '@/lib/codes/carrying/queries'
import type { Carrying } from '@/lib/codes/carrying/schema'
import { listDrafts } from '@/lib/codes/drafts/queries'
import type { DraftLine } from '@/lib/codes/drafts/schema'
import { formatDay, formatInstant } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { Carry } from './carry'
import { OpenDraft } from './open-draft'
import { type Asked, Told } from './told'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Asked> }

export const metadata: Metadata = { title: texts('vi', 'codeDesk')('title') }

export default async function CodeDesk({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const lines = await listDrafts(actor, now)
  if (!lines) notFound()
  const carrying = await Promise.all(lines.map(({ slug }) => findCarrying(slug, dayOf(now))))
  const asked = await searchParams
  const t = texts('vi', 'codeDesk')
  return (
    <StaffPage actor={actor} route="codeDesk">
      {asked.xong === 'cong-bo' ? <Published asked={asked} /> : <Told asked={asked} />}
      <PageTitle title={t('title')} lede={t('lede')} />
      {lines.map((line, at) => (
        <CodeSection key={line.slug} line={line} carrying={carrying[at] ?? null} />
      ))}
    </StaffPage>
  )
}

function CodeSection({ line, carrying }: { line: DraftLine; carrying: Carrying | null }) {
  const { slug, title, number, live, draft } = line
  const t = texts('vi', 'codeDesk')
  return (
    <Section title={title}>
      <ul>
        {live.map(({ version, inForceFrom, state }) => (
          <li key={version}>
            {t(`line.${state}`, { number, version: String(version), from: formatDay(inForceFrom, 'vi') })}
          </li>
        ))}
      </ul>
      {carrying && <Carry code={slug} carrying={carrying} open={!draft} />}
      {draft ? (
        <SummaryList
          items={[
            {
              key: 'draft',
              label: (
                <Tag
                  shape={draft.state === 'review' ? 'half' : 'ring'}
                  tone={draft.state === 'review' ? 'caution' : 'ink'}
                >
                  {t(`state.${draft.state}`)}
                </Tag>
              ),
              value: t('saved', {
                revision: String(draft.revision),
                who: draft.savedBy,
                at: formatInstant(new Date(draft.savedAt), 'vi'),
              }),
              act: (
                <a href={staffHref(draft.state === 'review' ? 'draftReview' : 'codeDraft', { code: slug })}>
                  {t(draft.state === 'review' ? 'review' : 'toDraft')}
                </a>
              ),
            },
          ]}
        />
      ) : (
        <OpenDraft code={slug} live={live} />
      )}
    </Section>
  )
}

function Published({ asked }: { asked: Asked }) {
  const t = texts('vi', 'codeDesk')
  const [version, from, code] = [asked.ban, asked.tu, asked.code].map((each) => String(each ?? ''))
  if (!version || !from || !code || !/^\d{4}-\d\d-\d\d$/.test(from) || !/^\d{1,4}$/.test(version)) return null
  return (
    <Notice kind="settled" announced title={t('publishedAs', { version, from: formatDay(from, 'vi') })}>
      <p>
        <a href={href('vi', 'codeVersion', { code, version })}>{t('readIt', { version })}</a>
      </p>
    </Notice>
  )
}
