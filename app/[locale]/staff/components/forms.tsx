import { Dots } from '@/components/feedback/level-choices'
import { Button, Buttons, LinkButton } from '@/components/ui/button'
import { Checkbox, Checkboxes, Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Select, Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { Section } from '@/components/ui/text'
import { texts } from '@/lib/texts'

const t = texts('vi', 'design')

const channels = (['online', 'counter', 'post'] as const).map((value) => ({
  value,
  label: t(`channels.${value}`),
  hint: value === 'online' ? t('channelNote') : undefined,
  disabled: value === 'post',
}))

const options = (['a', 'b', 'c'] as const).map((value) => ({
  value,
  label: t(`categories.${value}`),
  disabled: value === 'c',
}))

/** Fields that send nothing: there is no form around them. */
export function FormSamples() {
  return (
    <Section title={t('forms')}>
      <ErrorSummary
        title={t('errorTitle')}
        errors={[
          { id: 'name-wrong', text: t('nameError') },
          { id: 'reason-wrong', text: t('reasonError') },
        ]}
      />
      <Field id="name" label={t('name')} hint={t('nameHint')} />
      <Field id="name-wrong" label={t('name')} hint={t('nameHint')} error={t('nameError')} />
      <Field id="points-4" label={t('points')} hint={t('pointsHint')} width="4" defaultValue="7,5" />
      <Field id="points-10" label={t('points')} width="10" disabled defaultValue="7,5" />
      <Field id="points-20" label={t('points')} width="20" readOnly defaultValue="7,5" />
      <Textarea id="reason" label={t('reason')} />
      <Textarea id="reason-wrong" label={t('reason')} error={t('reasonError')} />
      <Select id="category" label={t('category')} options={options} width="20" />
      <Select id="category-wrong" label={t('category')} options={options} error={t('channelError')} />
      <Radios id="channel" name="channel" legend={t('channel')} hint={t('channelHint')} choices={channels} />
      <Radios
        id="channel-large"
        name="channel-large"
        legend={t('channel')}
        error={t('channelError')}
        choices={channels}
        chosen="online"
        large
      />
      <Checkboxes
        id="amenities"
        name="amenities"
        legend={t('amenities')}
        choices={channels}
        chosen={['counter']}
      />
      <Checkbox id="agree" name="agree" label={t('agree')} hint={t('agreeHint')} />
      <Checkbox id="agreed" name="agreed" label={t('agree')} checked />
      <Fieldset id="group" legend={t('group')} hint={t('groupHint')}>
        <Field id="in-group" label={t('name')} />
      </Fieldset>
      <div className="n-answers">
        <Field id="short-a" label={t('points')} hint={t('pointsHint')} width="4" />
        <Field id="short-b" label={t('points')} width="4" error={t('pointsError')} />
      </div>
      <ul className="n-levels">
        {[5, 1].map((level) => (
          <li key={level}>
            <a className="n-level" href={`#level-${level}`}>
              <Dots level={level} />
              {t(level === 5 ? 'levelHigh' : 'levelLow')}
            </a>
          </li>
        ))}
      </ul>
      <h3>{t('buttons')}</h3>
      <Buttons>
        <Button type="button">{t('main')}</Button>
        <Button type="button" kind="second">
          {t('second')}
        </Button>
        <Button type="button" kind="quiet">
          {t('quiet')}
        </Button>
        <Button type="button" disabled>
          {t('off')}
        </Button>
        <LinkButton href="#forms">{t('start')}</LinkButton>
      </Buttons>
    </Section>
  )
}
