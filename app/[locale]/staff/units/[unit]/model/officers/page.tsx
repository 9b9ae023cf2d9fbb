import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { EmptyState, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { dayOf } from '@/lib/month'
import { findOfficerDesk } from '@/lib/one-stop/officers/queries'
import { officerBases, officerDuties } from '@/lib/one-stop/officers/schema'
import { texts } from '@/lib/texts'
import { ModelPage } from '../model-page'
import { keepOfficerAction } from './actions'
import { OfficerRows } from './officer-rows'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'modelDesk')

export const metadata: Metadata = { title: t('officersTitle') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ModelOfficers({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const desk = await findOfficerDesk(actor, unit, now)
  if (!desk) notFound()
  const asked = await searchParams
  const line = desk.officers.find(({ id }) => id === asked.sua)
  const shown = desk.officers.filter((each) => each.shown).length
  return (
    <ModelPage
      actor={actor}
      route="modelOfficers"
      unit={desk.unit}
      asked={asked}
      title={t('officersTitle')}
      lede={t('officersLede', { shown, all: desk.officers.length })}
    >
      <Section>
        {desk.officers.length === 0 ? (
          <EmptyState title={t('officersNone')}>
            <p>{t('officersNoneWhy')}</p>
          </EmptyState>
        ) : (
          <OfficerRows desk={desk} />
        )}
      </Section>
      <Section id="ghi" title={line ? t('changeOfficer', { name: line.name }) : t('addOfficer')} screenOnly>
        <EntryForm
          key={line?.id ?? 'new'}
          id="officer"
          action={keepOfficerAction}
          hidden={{ unit, id: line?.id ?? randomUUID() }}
          errorTitle={t('errorTitle')}
          button={{ label: t('saveOfficer') }}
          fields={[
            {
              kind: 'select',
              name: 'person',
              label: t('person'),
              hint: t('personHint'),
              value: line?.person ?? '',
              options: [
                { value: '', label: t('choose') },
                ...desk.people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
              ],
            },
            {
              kind: 'radios',
              name: 'duty',
              label: t('duty'),
              value: line?.duty,
              choices: officerDuties.map((value) => ({ value, label: t(`duties.${value}`) })),
            },
            { kind: 'text', name: 'title', label: t('officerTitle'), value: line?.title },
            { kind: 'text', name: 'field', label: t('officerField'), value: line?.field },
            {
              kind: 'text',
              name: 'phone',
              label: t('phone'),
              hint: t('phoneHint'),
              width: '20',
              value: line?.phone ?? undefined,
            },
            { kind: 'date', name: 'from', label: t('from'), width: '20', value: line?.from ?? dayOf(now) },
            {
              kind: 'date',
              name: 'to',
              label: t('to'),
              hint: t('toHint'),
              width: '20',
              value: line?.to ?? undefined,
            },
            {
              kind: 'radios',
              name: 'basis',
              label: t('basis'),
              value: line ? (line.basis ?? 'none') : 'none',
              choices: officerBases.toReversed().map((value) => ({
                value,
                label: t(`bases.${value}`),
                hint: value === 'law' ? t('lawHint') : undefined,
              })),
            },
          ]}
        />
      </Section>
    </ModelPage>
  )
}
