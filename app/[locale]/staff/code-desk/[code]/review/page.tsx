import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { keptIn } from '@/app/kept'
import { StaffPage } from '@/app/staff-page'
import { ArticleRules } from '@/components/codes/article-rules'
import { CodeChanges } from '@/components/codes/code-changes'
import { SignedText } from '@/components/codes/signed-text'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Prose, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findReview } from '@/lib/codes/review/queries'
import type { DraftBase } from '@/lib/codes/drafts/schema'
import type { ChapterPage } from '@/lib/codes/views/schema'
import { formatRoman } from '@/lib/format'
import { type Day, dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { type Asked, Told } from '../../told'
import { PublishForm } from './publish-form'
import { ReturnForm } from './return-form'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<Asked> }

export const metadata: Metadata = { title: texts('vi', 'codeDesk')('review') }

export default async function DraftReviewPage({ params, searchParams }: Props) {
  const { locale, code } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const today = dayOf(now)
  const review = await findReview(actor, code, now)
  if (!review) notFound()
  const { draft, changes, chapters } = review
  const asked = await searchParams
  const t = texts('vi', 'codeDesk')
  const open = draft.state === 'review'
  return (
    <StaffPage
      actor={actor}
      route="draftReview"
      params={{ code }}
      crumbs={[
        { href: staffHref('codeDesk'), label: t('title') },
        { href: staffHref('codeDraft', { code }), label: t('draft') },
      ]}
    >
      <Told asked={asked} />
      <PageTitle
        title={t('reviewTitle', { title: draft.title })}
        lede={t('reviewLede', {
          version: String(draft.base.version),
          state: stateOf(draft.base, today),
          mine: draft.mine ? 'yes' : 'no',
        })}
      />
      {(!open || draft.mine) && <Notice title={t(open ? 'waiting' : 'notInReview')} />}
      <CodeChanges locale="vi" changes={changes} t={texts('vi', 'codes')} />
      <Section>
        <Details summary={t('whole')}>
          <Whole chapters={chapters} />
        </Details>
      </Section>
      {open && !draft.mine && <PublishForm draft={draft} today={today} />}
      {open && (
        <ReturnForm
          code={code}
          missing={asked.loi === 'reason'}
          kept={(await keptIn(actor.accountId, 'return')).reason}
        />
      )}
    </StaffPage>
  )
}

function Whole({ chapters }: { chapters: ChapterPage[] }) {
  const t = texts('vi', 'codes')
  return chapters.map((chapter) => (
    <Prose key={chapter.number}>
      <h2>{t('chapter', { number: formatRoman(chapter.number), title: chapter.title })}</h2>
      {chapter.articles.map((article) => (
        <article key={article.number}>
          <h3>{t('article', { n: article.number, title: article.title })}</h3>
          <p>{article.summary}</p>
          <ArticleRules
            locale="vi"
            article={article}
            level={4}
            within={`toan-van-${article.number}-`}
            t={t}
          />
          {article.text !== null && <SignedText locale="vi" text={article.text} textEn={null} />}
        </article>
      ))}
    </Prose>
  ))
}

function stateOf({ inForceFrom, inForceTo }: DraftBase, today: Day): 'coming' | 'past' | 'now' {
  if (inForceFrom > today) return 'coming'
  return inForceTo !== null && inForceTo < today ? 'past' : 'now'
}
