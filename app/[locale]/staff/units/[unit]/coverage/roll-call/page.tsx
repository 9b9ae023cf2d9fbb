import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findRollCallPage } from '@/lib/codes/roll-calls/queries'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { enterRollCallAction } from '../actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'coverage')

export const metadata: Metadata = { title: t('roll.title') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function RollCallOfUnit({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const page = await findRollCallPage(actor, unit, now)
  if (!page || page.codes.length === 0) notFound()
  return (
    <StaffPage
      actor={actor}
      route="rollCall"
      params={{ unit }}
      crumbs={[{ href: staffHref('coverage', { unit }), label: t('title') }]}
    >
      <PageTitle kicker={page.unit.name} title={t('roll.title')} lede={t('roll.lede')} />
      <EntryForm
        id="roll"
        action={enterRollCallAction}
        hidden={{ unit }}
        errorTitle={t('errorTitle')}
        button={{ label: t('roll.send') }}
        fields={[
          {
            kind: 'radios',
            name: 'about',
            label: t('roll.about'),
            choices: page.codes.map(({ about, title }) => ({ value: about, label: title })),
            value: page.codes.length === 1 ? page.codes[0]?.about : undefined,
          },
          {
            kind: 'select',
            name: 'session',
            label: t('roll.session'),
            options: [
              { value: '', label: t('roll.sessionNone') },
              ...page.sessions.map(({ id, on, audience }) => ({
                value: id,
                label: `${formatDay(on, 'vi')}, ${audience}`,
              })),
            ],
          },
          { kind: 'date', name: 'on', label: t('roll.on'), width: '20', value: dayOf(now) },
          { kind: 'text', name: 'place', label: t('roll.place') },
          {
            kind: 'file',
            name: 'photo',
            label: t('roll.photo'),
            hint: t('roll.photoHint'),
            accept: 'image/jpeg,image/png,image/webp',
          },
          {
            kind: 'checks',
            name: 'people',
            label: t('roll.people'),
            boxes: page.people.map(({ id, name, title, account }) => ({
              name: `co-${id}`,
              label: `${name}, ${title}${account ? '' : ` (${t('roll.noAccount')})`}`,
            })),
          },
        ]}
      />
    </StaffPage>
  )
}
