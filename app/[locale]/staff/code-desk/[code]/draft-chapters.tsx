import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Field } from '@/components/ui/field'
import { LinkList } from '@/components/ui/link-list'
import { Section } from '@/components/ui/text'
import type { DraftView } from '@/lib/codes/drafts/schema'
import { formatRoman } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { ArrangeButton } from './arrange-button'
import { arrangeAction } from '../actions'

type Chapter = DraftView['content']['chapters'][number]

/** The contents of a draft: each article a way in, and what arranges them folded away. */
export function DraftChapters({ draft, writing }: { draft: DraftView; writing: boolean }) {
  const t = texts('vi', 'codeDesk')
  const { slug: code, content } = draft
  const before = (at: number) =>
    content.chapters.slice(0, at).reduce((sum, { articles }) => sum + articles.length, 0)
  return (
    <div id="sap-xep">
      {writing && (
        <Section title={t('head')}>
          <LinkList items={[{ href: staffHref('draftHead', { code }), label: t('headLink') }]} />
        </Section>
      )}
      {content.chapters.map((chapter, at) => (
        <Section
          key={chapter.id}
          id={`chuong-${chapter.id}`}
          title={`${t('chapterName', { number: formatRoman(at + 1) })}. ${chapter.title || t('noTitle')}`}
        >
          <LinkList
            items={chapter.articles.map((article, index) => ({
              href: staffHref(writing ? 'draftArticle' : 'draftReview', {
                ...{ code, article: article.id },
              }),
              key: article.id,
              label: t('articleName', { n: before(at) + index + 1, title: article.title || t('noTitle') }),
              note: t('articleNote', { rules: article.rules.length }),
            }))}
          />
          {writing && <Arrange draft={draft} chapter={chapter} number={at + 1} before={before(at)} />}
        </Section>
      ))}
      {writing && (
        <Section>
          <ArrangeButton draft={draft} values={{ kind: 'add-chapter' }} label={t('addChapter')} />
        </Section>
      )}
    </div>
  )
}

type ArrangeProps = { draft: DraftView; chapter: Chapter; number: number; before: number }

function Arrange({ draft, chapter, number, before }: ArrangeProps) {
  const t = texts('vi', 'codeDesk')
  const named = { number: formatRoman(number) }
  const anchor = `chuong-${chapter.id}`
  return (
    <Details summary={t('arrange')}>
      <form action={arrangeAction} className="n-stack">
        <input type="hidden" name="code" value={draft.slug} />
        <input type="hidden" name="revision" value={draft.revision} />
        <input type="hidden" name="kind" value="chapter" />
        <input type="hidden" name="id" value={chapter.id} />
        <input type="hidden" name="anchor" value={anchor} />
        <Field
          id={`title-${chapter.id}`}
          name="title"
          label={t('chapterTitle', named)}
          defaultValue={chapter.title}
        />
        <Field
          id={`title-en-${chapter.id}`}
          name="titleEn"
          lang="en"
          label={t('chapterTitleEn', named)}
          defaultValue={chapter.titleEn}
        />
        <div>
          <Button kind="second">{t('saveChapter', named)}</Button>
        </div>
      </form>
      <ul className="n-list">
        {chapter.articles.map((article, index) => {
          const n = before + index + 1
          const move = { kind: 'move-article', id: article.id, anchor }
          return (
            <li key={article.id} className="n-buttons">
              <ArrangeButton draft={draft} values={{ ...move, by: '-1' }} label={t('moveUp', { n })} />
              <ArrangeButton draft={draft} values={{ ...move, by: '1' }} label={t('moveDown', { n })} />
              <ArrangeButton
                draft={draft}
                values={{ kind: 'remove-article', id: article.id, anchor }}
                label={t('removeArticle', { n })}
              />
            </li>
          )
        })}
      </ul>
      <ArrangeButton
        draft={draft}
        values={{ kind: 'add-article', chapter: chapter.id, anchor }}
        label={t('addArticle', named)}
      />
      {chapter.articles.length === 0 && (
        <ArrangeButton
          draft={draft}
          values={{ kind: 'remove-chapter', id: chapter.id }}
          label={t('removeChapter', named)}
        />
      )}
    </Details>
  )
}
