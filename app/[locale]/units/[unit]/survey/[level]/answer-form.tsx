import { Honeypot } from '@/components/feedback/honeypot'
import { Button, Buttons } from '@/components/ui/button'
import { Checkboxes } from '@/components/ui/choices'
import { Textarea } from '@/components/ui/field'
import { asksWhy, type Level, longestComment, surveyReasons } from '@/lib/feedback/surveys/schema'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { answerSurveyAction } from '../actions'

type Props = {
  locale: Locale
  unit: string
  id: string
  level: Level
  counter: number | null
  slip: string | null
  /** Ticked before more was to be written. */
  reasons: readonly string[]
  /** Whether there is room for words. */
  writing: boolean
  /** The first screen, to choose again. */
  first: string
}

/**
 * The second tap. A tablet goes back by itself after half a minute and would throw words away half written, so there
 * they are asked for: the second button brings the same form with room for them and more time.
 */
export function AnswerForm({ locale, unit, id, level, counter, slip, reasons, writing, first }: Props) {
  const t = texts(locale, 'survey')
  return (
    <form action={answerSurveyAction} className="n-form">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="level" value={level} />
      {counter !== null && <input type="hidden" name="counter" value={counter} />}
      {slip && <input type="hidden" name="slip" value={slip} />}
      {level <= asksWhy && (
        <Checkboxes
          id="reasons"
          name="reasons"
          legend={t('why')}
          hint={t('whyHint')}
          choices={surveyReasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
          chosen={[...reasons]}
        />
      )}
      {writing && (
        <Textarea
          id="comment"
          name="comment"
          label={t('comment')}
          hint={t(counter === null ? 'commentHint' : 'tabletHint')}
          autoComplete="off"
          rows={3}
          maxLength={longestComment}
        />
      )}
      <Honeypot label={texts(locale, 'feedback')('honeypot')} />
      <Buttons>
        <Button>{t('send')}</Button>
        {!writing && (
          <Button kind="second" name="write" value="1">
            {t('write')}
          </Button>
        )}
        <a className="n-link-target" href={first}>
          {t('chooseAgain')}
        </a>
      </Buttons>
    </form>
  )
}
