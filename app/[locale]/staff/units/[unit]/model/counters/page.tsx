import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { Button } from '@/components/ui/button'
import { Checkboxes } from '@/components/ui/choices'
import { Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findModelDesk } from '@/lib/one-stop/keeping/queries'
import { texts } from '@/lib/texts'
import { keepAmenitiesAction, keepCounterAction, keepFieldAction } from '../actions'
import { ModelPage } from '../model-page'
import { CounterTable, FieldTable } from './tables'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'modelDesk')

export const metadata: Metadata = { title: t('countersTitle') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ModelCounters({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const desk = await findModelDesk(actor, unit, new Date())
  if (!desk) notFound()
  const asked = await searchParams
  const counter = desk.counters.find(({ number }) => String(number) === asked.quay)
  const field = desk.fields.find(({ id }) => id === asked['linh-vuc'])
  return (
    <ModelPage
      actor={actor}
      route="modelCounters"
      unit={desk.unit}
      asked={asked}
      title={t('countersTitle')}
      lede={t('countersLede')}
    >
      <Section title={t('counters')}>
        <CounterTable desk={desk} />
        <h3 id="quay">{counter ? t('changeCounter', { number: counter.number }) : t('addCounter')}</h3>
        <EntryForm
          key={counter?.number ?? 'new'}
          id="counter"
          action={keepCounterAction}
          hidden={{ unit, was: String(counter?.number ?? 0) }}
          errorTitle={t('errorTitle')}
          button={{ label: t(counter ? 'save' : 'addCounter') }}
          fields={[
            {
              kind: 'text',
              name: 'number',
              label: t('number'),
              width: '4',
              value: counter && String(counter.number),
            },
            { kind: 'text', name: 'title', label: t('counterTitle'), value: counter?.title },
            {
              kind: 'text',
              name: 'titleEn',
              label: t('titleEn'),
              hint: t('titleEnHint'),
              value: counter?.titleEn,
            },
          ]}
        />
      </Section>
      <Section title={t('fields')}>
        <p>{t('fieldsNote')}</p>
        <FieldTable desk={desk} />
        <h3 id="linh-vuc">{field ? t('changeField', { title: field.title }) : t('addField')}</h3>
        <EntryForm
          key={field?.id ?? 'new'}
          id="field"
          action={keepFieldAction}
          hidden={{ unit, id: field?.id ?? randomUUID() }}
          errorTitle={t('errorTitle')}
          button={{ label: t(field ? 'save' : 'addField'), kind: 'second' }}
          fields={[
            { kind: 'text', name: 'title', label: t('field'), value: field?.title },
            {
              kind: 'text',
              name: 'titleEn',
              label: t('titleEn'),
              hint: t('titleEnHint'),
              value: field?.titleEn,
            },
            {
              kind: 'text',
              name: 'link',
              label: t('link'),
              hint: t('linkHint'),
              value: field?.link ?? undefined,
            },
          ]}
        />
      </Section>
      <Section>
        <form action={keepAmenitiesAction} className="n-stack">
          <input type="hidden" name="unit" value={unit} />
          <Checkboxes
            id="amenity"
            name="amenity"
            legend={t('amenities')}
            hint={t('amenitiesHint')}
            choices={desk.amenities.map(({ slug, text }) => ({ value: slug, label: text }))}
            chosen={desk.amenities.filter(({ has }) => has).map(({ slug }) => slug)}
          />
          <div>
            <Button kind="second">{t('saveAmenities')}</Button>
          </div>
        </form>
      </Section>
    </ModelPage>
  )
}
