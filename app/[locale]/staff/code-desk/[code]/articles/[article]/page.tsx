import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { ownerSeal, requireActor } from '@/lib/auth/session/queries'
import { articleIn } from '@/lib/codes/drafts/changing/rules'
import { findParked } from '@/lib/codes/drafts/queries'
import { draftArticle } from '@/lib/codes/drafts/schema'
import { findReview } from '@/lib/codes/review/queries'
import { articlePage } from '@/lib/codes/review/rules'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { type Asked, Told } from '../../../told'
import { previewArticleAction } from './actions'
import { ArticleForm } from './article-form'
import { ArticlePreview } from './article-preview'
import { LivePreview } from './live-preview'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; code: string; article: string }>
  searchParams: Promise<Asked>
}

export const metadata: Metadata = { title: texts('vi', 'codeDesk')('title') }

export default async function DraftArticlePage({ params, searchParams }: Props) {
  const { locale, code, article: id } = await params
  if (locale !== 'vi') notFound()
  const now = new Date()
  const actor = await requireActor()
  const review = await findReview(actor, code, now)
  if (!review) notFound()
  const { draft, flaws } = review
  const parked = draftArticle
    .omit({ id: true })
    .safeParse(await findParked(actor.accountId, code, `article ${id}`)).data
  const saved = articleIn(draft.content, id)
  if (!saved && !parked) notFound()
  const ids = draft.content.chapters.flatMap(({ articles }) => articles.map((each) => each.id))
  const at = ids.indexOf(id)
  const shown = articlePage(review, id)
  const asked = await searchParams
  const t = texts('vi', 'codeDesk')
  const mine = parked ? { id, ...parked } : saved
  const wrong = flaws.filter(({ part }) => part.kind === 'article' && part.id === id)
  return (
    <StaffPage
      actor={actor}
      route="draftArticle"
      params={{ code, article: id }}
      crumbs={[
        { href: staffHref('codeDesk'), label: t('title') },
        { href: staffHref('codeDraft', { code }), label: t('draft') },
      ]}
    >
      <Told asked={asked} />
      {parked && !asked.loi && <Notice kind="caution" title={t('parked')} />}
      <PageTitle title={t('articleTitle', { n: at < 0 ? '' : at + 1 })} lede={t('articleLede')} />
      <div className="n-beside">
        {mine && (
          <ArticleForm
            draft={draft}
            article={mine}
            next={at >= 0 && at + 1 < ids.length ? { id: ids[at + 1] ?? '', n: at + 2 } : null}
            flaws={parked ? [] : wrong}
            owner={ownerSeal(actor, now)}
          />
        )}
        {shown && (
          <Section id="xem-truoc" title={parked ? t('theirs', { who: draft.savedBy }) : t('preview')}>
            <LivePreview key={draft.revision} form="dieu" show={previewArticleAction}>
              <ArticlePreview article={shown} />
            </LivePreview>
          </Section>
        )}
      </div>
    </StaffPage>
  )
}
