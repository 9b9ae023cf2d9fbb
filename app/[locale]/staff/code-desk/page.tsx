import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listDrafts } from '@/lib/codes/drafts/queries'
import type { DraftLine } from '@/lib/codes/drafts/schema'
import { formatDay, formatInstant } from '@/lib/format'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { openDraftAction } from './actions'
import { type Asked, Told } from './told'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Asked> }

export const metadata: Metadata = { title: texts('vi', 'codeDesk')('title') }

export default async function CodeDesk({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const lines = await listDrafts(actor, new Date())
  if (!lines) notFound()
  const asked = await searchParams
  const t = texts('vi', 'codeDesk')
  return (
    <StaffPage actor={actor} route="codeDesk">
      {asked.xong === 'cong-bo' ? <Published asked={asked} /> : <Told asked={asked} />}
      <PageTitle title={t('title')} lede={t('lede')} />
      {lines.map((line) => (
        <CodeSection key={line.slug} line={line} />
      ))}
    </StaffPage>
  )
}

function CodeSection({ line: { slug, title, number, lastVersion, draft } }: { line: DraftLine }) {
  const t = texts('vi', 'codeDesk')
  return (
    <Section title={title}>
      <p>{t('line', { number, version: String(lastVersion) })}</p>
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
        <form action={openDraftAction}>
          <input type="hidden" name="code" value={slug} />
          <Button kind="second">{t('open', { version: String(lastVersion) })}</Button>
        </form>
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
