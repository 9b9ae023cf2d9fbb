import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StateTag } from '@/components/one-stop/state-tag'
import { Table } from '@/components/ui/table'
import { EmptyState, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay, formatInstant } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { standardId } from '@/lib/one-stop/standards/schema'
import { findStandardStates } from '@/lib/one-stop/states/queries'
import type { StateLine } from '@/lib/one-stop/states/schema'
import { fileHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { ModelPage } from '../../model-page'
import { stateWords } from '../../state-words'
import { stateStandardAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'modelDesk')

export const metadata: Metadata = { title: t('sayTitle') }

type Props = {
  params: Promise<{ locale: string; unit: string; standard: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ModelStandard({ params, searchParams }: Props) {
  const { locale, unit, standard } = await params
  const id = standardId.safeParse(standard)
  if (locale !== 'vi' || !id.success) notFound()
  const actor = await requireActor()
  const now = new Date()
  const found = await findStandardStates(actor, unit, id.data, now)
  if (!found) notFound()
  const { state, text, edition } = found.standard
  return (
    <ModelPage
      actor={actor}
      route="modelStandard"
      params={{ standard }}
      unit={found.unit}
      asked={await searchParams}
      title={t('sayTitle')}
      lede={text}
    >
      <Section>
        <EntryForm
          id="state"
          action={stateStandardAction}
          hidden={{ unit, standard: id.data, edition: String(edition), id: randomUUID() }}
          errorTitle={t('errorTitle')}
          button={{ label: t('saveState') }}
          fields={[
            {
              kind: 'radios',
              name: 'met',
              label: t('met'),
              value: state ? (state.met ? 'yes' : 'no') : undefined,
              choices: [
                { value: 'yes', label: t('metYes') },
                { value: 'no', label: t('metNo') },
              ],
            },
            { kind: 'date', name: 'since', label: t('sinceDay'), width: '20', value: dayOf(now) },
            {
              kind: 'file',
              name: 'photo',
              label: t('photo'),
              hint: t('photoHint'),
              accept: 'image/jpeg,image/png,image/webp',
            },
          ]}
        />
      </Section>
      <Section title={t('said')}>
        {found.said.length === 0 ? (
          <EmptyState title={t('saidNone')}>
            <p>{t('saidNoneWhy')}</p>
          </EmptyState>
        ) : (
          <Said lines={found.said} edition={edition} />
        )}
      </Section>
    </ModelPage>
  )
}

function Said({ lines, edition }: { lines: StateLine[]; edition: number }) {
  return (
    <Table
      id="said"
      caption={t('said')}
      phone="stack"
      columns={[
        { key: 'at', label: t('saidWhen') },
        { key: 'state', label: t('state') },
        { key: 'by', label: t('saidBy') },
        { key: 'photo', label: t('photo') },
      ]}
      rows={lines.map((line) => ({
        id: line.at.toISOString(),
        cells: {
          at: formatInstant(line.at, 'vi'),
          state: (
            <div>
              <StateTag state={line} words={stateWords()} />{' '}
              {t('since', { day: formatDay(line.since, 'vi') })}
              {line.edition !== edition && <p className="n-hint">{t('olderWords')}</p>}
            </div>
          ),
          by: line.by ?? t('none'),
          photo: line.photo ? (
            <a className="n-proof" href={fileHref(line.photo)}>
              <picture>
                <img
                  src={`${fileHref(line.photo)}?co=nho`}
                  alt={t('photoOf', { day: formatDay(line.since, 'vi') })}
                />
              </picture>
            </a>
          ) : (
            ''
          ),
        },
      }))}
    />
  )
}
