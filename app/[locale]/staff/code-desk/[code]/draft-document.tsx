import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/text'
import type { DraftView } from '@/lib/codes/drafts/schema'
import { texts } from '@/lib/texts'
import { bringDocumentAction } from '../actions'
import type { Asked } from '../told'

/** The way in for the signed text as a DOCX, and what became of the last one. */
export function DraftDocument({ draft, asked }: { draft: DraftView; asked: Asked }) {
  const t = texts('vi', 'codeDesk')
  const { chapters, leftovers } = draft.content
  const articles = chapters.flatMap((chapter) => chapter.articles)
  const told = typeof asked.tep === 'string' ? asked.tep.slice(0, 300) : undefined
  const error = told === 'missing' ? t('documentMissing') : told
  return (
    <Section id="tep" title={t('document')}>
      {asked.xong === 'tep' && (
        <Notice
          title={t('documentDone', {
            chapters: chapters.length,
            articles: articles.length,
            rules: articles.reduce((sum, { rules }) => sum + rules.length, 0),
            leftovers: leftovers.filter(({ settled }) => !settled).length,
          })}
        />
      )}
      <form action={bringDocumentAction} className="n-stack">
        <input type="hidden" name="code" value={draft.slug} />
        <input type="hidden" name="revision" value={draft.revision} />
        <Field
          id="document"
          name="document"
          type="file"
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          label={t('documentField')}
          hint={t('documentHint')}
          error={error}
        />
        <div>
          <Button kind="second">{t('documentButton')}</Button>
        </div>
      </form>
    </Section>
  )
}
