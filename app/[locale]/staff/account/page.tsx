import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { PageTitle, Section } from '@/components/ui/text'
import { findOwnIdentity } from '@/lib/auth/oidc/linking/queries'
import { hasProvider } from '@/lib/auth/oidc/queries'
import { SHORTEST_PASSWORD } from '@/lib/auth/passwords/rules'
import { requireSignedIn } from '@/lib/auth/session/queries'
import { texts } from '@/lib/texts'
import { IdentityPart } from './identity-part'
import { PasswordForm } from './password-form'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'accounts')

export const metadata: Metadata = { title: t('ownTitle') }

/** Why the account was not tied to the one at the provider. */
const refusals = ['wrong', 'too-many', 'office.failed', 'office.taken', 'office.unreachable'] as const

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccountPage({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireSignedIn()
  const asked = await searchParams
  const changed = asked['da-doi'] !== undefined
  const office = asked['co-quan']
  const settled = office === 'linked' || office === 'unlinked' ? office : null
  const refused = refusals.find((why) => why.replace('office.', '') === office)
  const refusal = refused && { id: 'password', text: t(refused) }
  const mayLink = hasProvider() && !actor.mustChangePassword
  const identity = mayLink ? await findOwnIdentity(actor) : null
  return (
    <StaffPage actor={actor} route="account">
      <ErrorSummary title={texts('vi', 'staff')('errorTitle')} errors={refusal ? [refusal] : []} />
      {changed && <Notice kind="settled" announced title={t('changed')} />}
      {settled && <Notice kind="settled" announced title={t(`office.${settled}`)} />}
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
      {mayLink && <IdentityPart identity={identity} error={refusal?.text} />}
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
