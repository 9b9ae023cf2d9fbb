import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { ErrorSummary } from '@/components/ui/error-summary'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import {
  findAccountHolder,
  findAdministeredUnit,
  listAdministeredUnits,
} from '@/lib/auth/grants/holders/queries'
import { roles } from '@/lib/auth/schema'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { AccountPart } from './account-part'
import { GrantForm } from './grant-form'
import { GrantsTable } from './grants-table'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'accounts')

export const metadata: Metadata = { title: t('holderTitle') }

type Props = {
  params: Promise<{ locale: string; unit: string; person: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AdminPersonPage({ params, searchParams }: Props) {
  const { locale, unit, person } = await params
  if (locale !== 'vi' || !z.uuid().safeParse(person).success) notFound()
  const actor = await requireActor()
  const today = dayOf(new Date())
  const holder = await findAccountHolder(actor, { unit, personId: person }, today)
  const at = await findAdministeredUnit(actor, unit, today)
  if (!holder || !at) notFound()
  const units = await listAdministeredUnits(actor, today)
  const { code, positionTitle: position, own } = holder
  return (
    <StaffPage
      actor={actor}
      route="adminPerson"
      params={{ unit, person }}
      crumbs={[
        { href: staffHref('admin'), label: texts('vi', 'staff')('admin') },
        { href: staffHref('adminUnit', { unit }), label: at.name },
      ]}
    >
      <ErrorSummary title={texts('vi', 'staff')('errorTitle')} errors={refusal((await searchParams).loi)} />
      <PageTitle
        kicker={t('holderTitle')}
        title={holder.fullName}
        lede={position ? t('holderLede', { position, code }) : t('holderLedeNoPost', { code })}
      />
      {own && <p>{t('ownHolder')}</p>}
      <AccountPart unit={at} holder={holder} />
      <Section id="roles" title={t('rolesTitle')} wide>
        {holder.grants.length > 0 ? (
          <GrantsTable unit={unit} person={person} grants={holder.grants} today={today} />
        ) : (
          <EmptyState title={t('noRoles')}>
            <p>{t('noRolesWhy')}</p>
          </EmptyState>
        )}
      </Section>
      {!own && (
        <Section title={t('grantTitle')}>
          <GrantForm
            unit={unit}
            person={person}
            from={formatDay(today, 'vi')}
            roles={[
              { value: '', label: t('choose') },
              ...roles.map((role) => ({ value: role, label: t(`roles.${role}`) })),
            ]}
            units={units.map(({ slug, name }) => ({ value: slug, label: name }))}
            texts={{
              errorTitle: texts('vi', 'staff')('errorTitle'),
              role: t('role'),
              at: t('roleUnit'),
              from: t('grantFrom'),
              to: t('grantTo'),
              dayHint: t('dayHint'),
              toHint: t('grantToHint'),
              button: t('grant'),
            }}
          />
        </Section>
      )}
    </StaffPage>
  )
}

function refusal(why: string | string[] | undefined) {
  return why === 'own-account' || why === 'not-found' || why === 'own-grant'
    ? [{ id: 'roles', text: t(why) }]
    : []
}
