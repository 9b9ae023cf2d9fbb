import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { getWard, type Ward } from '@/app/ward'
import { Paragraphs } from '@/components/feedback/suggestion-list'
import { Button, Buttons } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Textarea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { findDraft } from '@/lib/feedback/suggestions/queries'
import { faultOf, soundsLike } from '@/lib/feedback/suggestions/rules'
import {
  type DraftView,
  longestText,
  shortestText,
  suggestionId,
  suggestionKinds,
} from '@/lib/feedback/suggestions/schema'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { finishSuggestionAction } from '../../actions'

// One writer's page, never kept by anybody in between.
export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<LocaleParams & { unit: string; draft: string }>
  searchParams: Promise<{ doi?: string; loi?: string }>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = texts(await localeOf(params), 'feedback')
  const wrong = (await searchParams).loi
  return { title: wrong ? `${t('errorTitle')}: ${t('lookTitle')}` : t('lookTitle'), robots: { index: false } }
}

export default async function Draft({ params, searchParams }: Props) {
  const { unit, draft: asked } = await params
  const locale = await localeOf(params)
  const ward = await getWard(locale, unit)
  const id = suggestionId.safeParse(asked)
  const draft = id.success ? await findDraft(unit, id.data) : null
  if (!draft) notFound()
  const { doi } = await searchParams
  const t = texts(locale, 'feedback')
  const fault = faultOf(draft.text)
  const error = fault ? t(`faults.${fault}`, { least: shortestText, most: longestText }) : undefined
  const sounds = soundsLike(draft.text)
  return (
    <PublicPage
      locale={locale}
      route="suggestionDraft"
      params={{ unit, draft: draft.id }}
      crumbs={[...ward.crumbs, { href: href(locale, 'suggestions', { unit }), label: t('book') }]}
    >
      {error && <ErrorSummary title={t('errorTitle')} errors={[{ id: 'text', text: error }]} />}
      {doi && !fault && <Notice title={t('changed')} announced />}
      <PageTitle title={t('lookTitle')} lede={t(draft.kind === 'praise' ? 'lookPraise' : 'lookLede')} />
      {!fault && (
        <Section title={t('asRead')}>
          <blockquote className="n-voice-reply">
            <Paragraphs text={draft.publicText} />
          </blockquote>
        </Section>
      )}
      {sounds && (
        <Notice kind="caution" title={t(`sounds.${sounds}`)}>
          <p>{t('notHere', { place: ward.officeAddress ?? ward.name })}</p>
        </Notice>
      )}
      <Section title={t('change')}>
        <FinishForm locale={locale} ward={ward} draft={draft} error={error} />
      </Section>
    </PublicPage>
  )
}

function FinishForm(props: { locale: Locale; ward: Ward; draft: DraftView; error: string | undefined }) {
  const { locale, ward, draft, error } = props
  const t = texts(locale, 'feedback')
  return (
    <form action={finishSuggestionAction} className="n-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="unit" value={ward.slug} />
      <input type="hidden" name="id" value={draft.id} />
      <Radios
        id="kind"
        name="kind"
        legend={t('kind')}
        choices={suggestionKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        chosen={draft.kind}
      />
      <Textarea id="text" name="text" label={t('text')} error={error} rows={6} defaultValue={draft.text} />
      <Field
        id="marked"
        name="marked"
        label={t('marked')}
        hint={t('markedHint')}
        maxLength={500}
        defaultValue={draft.marked}
        autoComplete="off"
      />
      <Buttons>
        <Button name="step" value="send">
          {t('send')}
        </Button>
        <Button name="step" value="look" kind="second">
          {t('lookAgain')}
        </Button>
      </Buttons>
    </form>
  )
}
