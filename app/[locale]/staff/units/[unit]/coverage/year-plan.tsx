import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { Table } from '@/components/ui/table'
import { EmptyState, Section } from '@/components/ui/text'
import { countOf, shareOf } from '@/lib/codes/coverage/rules'
import type { CoveragePage } from '@/lib/codes/coverage/schema'
import type { Meeting } from '@/lib/codes/roll-calls/schema'
import { formatDay } from '@/lib/format'
import { fileHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { dropSessionAction, planSessionAction } from './actions'

const t = texts('vi', 'coverage')

/** The year's meetings, planned and held, and the coverage against its goal. */
export function YearPlan({ page, year, today }: { page: CoveragePage; year: number; today: string }) {
  const { meetings, codes, clerk } = page
  const held = meetings.filter((meeting) => meeting.held !== null).length
  const share = (codes[0] && shareOf(countOf(codes[0].people))) ?? '–'
  return (
    <>
      <Section id="ke-hoach" title={t('plan', { year: String(year) })} wide>
        <p>{t('planAnswer', { held, open: meetings.length - held, share })}</p>
        {meetings.length > 0 ? (
          <Meetings meetings={meetings} />
        ) : (
          <EmptyState title={t('planEmpty')}>
            <p>{t('planEmptyHow')}</p>
          </EmptyState>
        )}
      </Section>
      {clerk && <Plan unit={page.unit.slug} today={today} />}
      {clerk && <Drop unit={page.unit.slug} open={meetings.filter((meeting) => meeting.held === null)} />}
    </>
  )
}

function Meetings({ meetings }: { meetings: Meeting[] }) {
  return (
    <Table
      id="meetings"
      caption={t('planCaption')}
      phone="stack"
      columns={(['planned', 'audience', 'where', 'held'] as const).map((key) => ({ key, label: t(key) }))}
      rows={meetings.map((meeting) => ({
        id: meeting.id,
        cells: {
          planned: meeting.planned ? formatDay(meeting.planned, 'vi') : t('noPlan'),
          audience: meeting.audience ?? '–',
          where: meeting.place,
          held: meeting.held ? (
            <>
              {t('heldOn', {
                on: formatDay(meeting.held, 'vi'),
                count: meeting.attended ?? 0,
                by: meeting.enteredBy ?? '',
              })}{' '}
              {meeting.photo && <a href={fileHref(meeting.photo)}>{t('photo')}</a>}
            </>
          ) : (
            t('heldNot')
          ),
        },
      }))}
    />
  )
}

function Plan({ unit, today }: { unit: string; today: string }) {
  return (
    <Section title={t('planAdd')} screenOnly>
      <EntryForm
        id="plan"
        action={planSessionAction}
        hidden={{ unit }}
        errorTitle={t('errorTitle')}
        button={{ label: t('planSend'), kind: 'second' }}
        fields={[
          { kind: 'date', name: 'on', label: t('planOn'), width: '20', value: today },
          { kind: 'text', name: 'audience', label: t('planAudience'), hint: t('planAudienceHint') },
          { kind: 'text', name: 'place', label: t('where') },
        ]}
      />
    </Section>
  )
}

function Drop({ unit, open }: { unit: string; open: Meeting[] }) {
  if (open.length === 0) return null
  return (
    <Section title={t('planDrop')} screenOnly>
      <EntryForm
        id="drop"
        action={dropSessionAction}
        hidden={{ unit }}
        errorTitle={t('errorTitle')}
        button={{ label: t('planDropSend'), kind: 'second' }}
        fields={[
          {
            kind: 'select',
            name: 'session',
            label: t('which'),
            options: [
              { value: '', label: t('choose') },
              ...open.map(({ id, planned, audience }) => ({
                value: id,
                label: `${planned ? formatDay(planned, 'vi') : ''}, ${audience ?? ''}`,
              })),
            ],
          },
        ]}
      />
    </Section>
  )
}
