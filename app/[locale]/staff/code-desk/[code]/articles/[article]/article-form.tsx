import { Button, LinkButton } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import type { DraftArticle, DraftFlaw, DraftView } from '@/lib/codes/drafts/schema'
import { kindsOf } from '@/lib/codes/rules'
import type { RuleKind } from '@/lib/codes/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { saveArticleAction } from './actions'

// Empty places to write in; saving brings two more.
const blank = 2

type ArticleFormProps = {
  draft: DraftView
  article: DraftArticle
  next: { id: string; n: number } | null
  flaws: DraftFlaw[]
  owner: string
}

/** One article in its fields, Vietnamese and English: an HTML form that saves whatever stands in it. */
export function ArticleForm({ draft, article, next, flaws, owner }: ArticleFormProps) {
  const t = texts('vi', 'codeDesk')
  const why = (field: string) => flaws.find((flaw) => flaw.field.split('.')[0] === field)?.why
  const field = (name: 'title' | 'titleEn' | 'summary' | 'summaryEn' | 'text' | 'textEn') => ({
    id: name,
    name,
    label: t(`field.${name}`),
    lang: name.endsWith('En') ? 'en' : undefined,
    defaultValue: article[name],
    error: why(name),
  })
  return (
    <form id="dieu" action={saveArticleAction} className="n-stack">
      <input type="hidden" name="code" value={draft.slug} />
      <input type="hidden" name="id" value={article.id} />
      <input type="hidden" name="revision" value={draft.revision} />
      <input type="hidden" name="owner" value={owner} />
      <Field {...field('title')} />
      <Field {...field('titleEn')} />
      <Textarea {...field('summary')} hint={t('hint.summary')} rows={3} />
      <Textarea {...field('summaryEn')} rows={3} />
      <div id="rules" className="n-stack">
        {kindsOf(draft.binding ? 'staff' : 'advice').map((kind) => (
          <Rules key={kind} kind={kind} article={article} error={why('rules')} />
        ))}
      </div>
      <Textarea {...field('text')} hint={t('hint.text')} rows={10} />
      <Textarea {...field('textEn')} rows={5} />
      <div className="n-buttons">
        <Button>{t('save')}</Button>
        {next && (
          <Button kind="second" name="next" value={next.id}>
            {t('saveNext', { n: next.n })}
          </Button>
        )}
        <LinkButton kind="quiet" href={staffHref('codeDraft', { code: draft.slug })}>
          {t('back')}
        </LinkButton>
      </div>
    </form>
  )
}

function Rules({ kind, article, error }: { kind: RuleKind; article: DraftArticle; error?: string }) {
  const t = texts('vi', 'codeDesk')
  const written = article.rules.filter((rule) => rule.kind === kind)
  const lines = [...written, ...Array.from({ length: blank }, () => ({ text: '', textEn: '' }))]
  return (
    <Fieldset id={`rules-${kind}`} legend={t(`rules.${kind}`)} hint={t('rulesHint')} error={error} large>
      {lines.map((rule, at) => (
        <div key={at} className="n-pair">
          <Textarea
            id={`${kind}-${at}`}
            name={kind}
            label={t('rule', { n: at + 1 })}
            defaultValue={rule.text}
            rows={2}
          />
          <Textarea
            id={`${kind}-${at}-en`}
            name={`${kind}.en`}
            lang="en"
            label={t('ruleEn', { n: at + 1 })}
            defaultValue={rule.textEn}
            rows={2}
          />
        </div>
      ))}
    </Fieldset>
  )
}
