import { Honeypot } from '@/components/feedback/honeypot'
import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { Field, Textarea } from '@/components/ui/field'
import { longestText, suggestionKinds } from '@/lib/feedback/suggestions/schema'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { startSuggestionAction } from './actions'

/** The first screen. Nothing in it belongs to one visitor, so the page is the same for everybody. */
export function WriteForm({ locale, unit }: { locale: Locale; unit: string }) {
  const t = texts(locale, 'feedback')
  return (
    <form action={startSuggestionAction} className="n-form" noValidate>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="unit" value={unit} />
      <Radios
        id="kind"
        name="kind"
        legend={t('kind')}
        choices={suggestionKinds.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          hint: t(`kindHints.${kind}`),
        }))}
        chosen="suggestion"
      />
      <Textarea
        id="text"
        name="text"
        label={t('text')}
        hint={t('textHint', { most: longestText })}
        rows={6}
      />
      <Field
        id="marked"
        name="marked"
        label={t('marked')}
        hint={t('markedHint')}
        maxLength={500}
        autoComplete="off"
      />
      <Honeypot label={t('honeypot')} />
      <div>
        <Button>{t('look')}</Button>
      </div>
    </form>
  )
}
