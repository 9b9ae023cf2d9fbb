import { Button, Buttons } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/text'
import { formatMonth } from '@/lib/format'
import { addMonths, type Month, monthTyped } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { openMonthAction } from './actions'

type Asked = Record<string, string | string[] | undefined>

const t = texts('vi', 'evaluations')

/** The sheets of the unit that its clerk opens: this month's, the last one's, and any of the past. */
export function Months({ unit, month, asked }: { unit: string; month: Month; asked: Asked }) {
  const past = typedPast(asked)
  return (
    <Section title={t('monthsTitle')}>
      <p>{t('openHint')}</p>
      <Buttons>
        {[month, addMonths(month, -1)].map((each, at) => (
          <form key={each} action={openMonthAction}>
            <input type="hidden" name="unit" value={unit} />
            <input type="hidden" name="month" value={each} />
            <Button kind={at === 0 ? 'main' : 'second'}>
              {t('openMonth', { month: formatMonth(each, 'vi') })}
            </Button>
          </form>
        ))}
      </Buttons>
      <form action={openMonthAction} className="n-stack">
        <input type="hidden" name="unit" value={unit} />
        <input type="hidden" name="past" value="1" />
        <Field
          id="past-month"
          name="month"
          width="10"
          label={t('pastMonth')}
          hint={t('pastMonthHint')}
          defaultValue={past ?? ''}
          error={past === null ? undefined : refusalOf(asked)}
        />
        <div>
          <Button kind="second">{t('openPast')}</Button>
        </div>
      </form>
      <p>
        <a href={staffHref('sheet', { unit, month })}>{t('toMonth', { month: formatMonth(month, 'vi') })}</a>
      </p>
      <p>
        <a href={staffHref('missing', { unit, month })}>{texts('vi', 'missing')('link')}</a>
      </p>
    </Section>
  )
}

/** What came of the button that was pressed. */
export function Outcome({ unit, asked }: { unit: string; asked: Asked }) {
  if (asked['da-mo'] !== undefined) return <Opened unit={unit} asked={asked} />
  if (asked['da-mo-khoa']) return <Notice kind="settled" announced title={t('unlockedNotice')} />
  if (asked.loi === undefined) return null
  if (typedPast(asked) !== null)
    return (
      <ErrorSummary title={t('openErrorTitle')} errors={[{ id: 'past-month', text: refusalOf(asked) }]} />
    )
  return <Notice kind="attend" announced title={refusalOf(asked)} />
}

function Opened({ unit, asked }: { unit: string; asked: Asked }) {
  const people = Number(asked['da-mo'])
  const month = monthTyped(String(asked.thang))
  if (!month || !Number.isInteger(people)) return null
  const named = { month: formatMonth(month, 'vi') }
  const added = asked.them === undefined ? null : Number(asked.them)
  const title =
    added === null ? t('openedNotice', { ...named, people }) : t('openedBefore', { ...named, added })
  return (
    <Notice kind="settled" announced title={title}>
      <p>
        <a href={staffHref('sheet', { unit, month })}>{t('toMonth', named)}</a>
      </p>
    </Notice>
  )
}

const refusals = [
  ...(['not-yours', 'too-early', 'before-unit', 'no-scheme', 'nobody-in-post', 'unreadable'] as const),
]

function refusalOf({ loi }: Asked): string {
  return t(`openRefused.${refusals.find((each) => each === loi) ?? 'not-found'}`)
}

/** What was typed for a month of the past that could not be opened; null where no such thing was tried. */
function typedPast({ loi, go }: Asked): string | null {
  return loi !== undefined && typeof go === 'string' ? go : null
}
