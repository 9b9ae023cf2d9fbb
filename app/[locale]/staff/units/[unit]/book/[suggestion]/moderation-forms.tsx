import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { Details } from '@/components/ui/details'
import { Field } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import { hideReasons, type InboxItem } from '@/lib/feedback/moderation/schema'
import { texts } from '@/lib/texts'
import { blankAction, hideAction, showAction } from './actions'

/** What the public reads of it: cover more, show it, or keep it back with a reason. */
export function ModerationForms({ item, error }: { item: InboxItem; error: string | undefined }) {
  const t = texts('vi', 'book')
  const own = (
    <>
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="unit" value={item.unit.slug} />
    </>
  )
  return (
    <Section title={t('moderate')}>
      <form action={blankAction} className="n-form">
        {own}
        <Field id="marked" name="marked" label={t('blank')} hint={t('blankHint')} maxLength={500} required />
        <div>
          <Button kind="second">{t('blankButton')}</Button>
        </div>
      </form>
      {item.kind === 'praise' ? (
        <p>{t('praiseStays')}</p>
      ) : (
        <>
          {!item.shown && (
            <form action={showAction}>
              {own}
              <p>{t('showWhy')}</p>
              <Button kind="second">{t('showButton')}</Button>
            </form>
          )}
          <Details summary={t(item.shown ? 'hideShown' : 'hide')} open={error !== undefined}>
            <form action={hideAction} className="n-form">
              {own}
              <Radios
                id="reason"
                name="reason"
                legend={t('hideReason')}
                hint={t('hideHint')}
                error={error}
                choices={hideReasons.map((reason) => ({ value: reason, label: t(`hideReasons.${reason}`) }))}
                chosen={item.hiddenReason}
                required
              />
              <div>
                <Button kind="second">{t('hideButton')}</Button>
              </div>
            </form>
          </Details>
        </>
      )}
    </Section>
  )
}
