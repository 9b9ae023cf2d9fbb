import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { PageTitle, Section } from '@/components/ui/text'
import { SHORTEST_PASSWORD } from '@/lib/auth/passwords/rules'
import { requireSignedIn } from '@/lib/auth/session/queries'
import { texts } from '@/lib/texts'
import { PasswordForm } from './password-form'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'accounts')

export const metadata: Metadata = { title: t('ownTitle') }

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccountPage({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireSignedIn()
  const changed = (await searchParams)['da-doi'] !== undefined
  return (
    <StaffPage actor={actor} route="account">
      {changed && <Notice kind="settled" announced title={t('changed')} />}
      {actor.mustChangePassword && (
        <Notice kind="attend" title={t('mustChange')}>
          <p>{t('mustChangeText')}</p>
        </Notice>
      )}
      <PageTitle title={t('ownTitle')} lede={t('ownLede', { userName: actor.userName })} />
      <Section title={t('changeTitle')}>
        <PasswordForm
          userName={actor.userName}
          texts={{
            errorTitle: texts('vi', 'staff')('errorTitle'),
            current: t('current'),
            chosen: t('chosen'),
            chosenHint: t('chosenHint', { shortest: SHORTEST_PASSWORD }),
            again: t('again'),
            change: t('change'),
          }}
        />
      </Section>
      {actor.grants.length > 0 && (
        <Section title={t('ownRoles')}>
          <SummaryList
            items={actor.grants.map(({ role, unitId, unitName }) => ({
              key: `${role} ${unitId}`,
              label: unitName,
              value: t(`roles.${role}`),
            }))}
          />
        </Section>
      )}
    </StaffPage>
  )
}
