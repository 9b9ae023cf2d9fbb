import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PublicPage } from '@/app/public-page'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Prose, Section } from '@/components/ui/text'
import { ATTEMPTS, WINDOW_SECONDS } from '@/lib/auth/attempts/schema'
import { hasProvider } from '@/lib/auth/oidc/queries'
import { findSignedIn } from '@/lib/auth/session/queries'
import { returnPath } from '@/lib/auth/session/rules'
import { href, isLocale, type Locale, oidcRoutes, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { SignInForm } from './sign-in-form'

export const dynamic = 'force-dynamic'

/** Why the identity provider's word opened no session. */
const outcomes = ['expired', 'failed', 'unknown', 'disabled', 'unreachable'] as const

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return { title: texts(isLocale(locale) ? locale : 'vi', 'auth')('title'), robots: { index: false } }
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const asked = await searchParams
  const next = returnPath(typeof asked.tiep === 'string' ? asked.tiep : null)
  const refused = asked['tu-choi'] === 'nguon'
  const actor = await findSignedIn()
  if (refused) return <RefusedPage locale={locale} signedIn={actor !== null} />
  if (actor) redirect(next ?? staffHref('desk'))

  const t = texts(locale, 'auth')
  const failed = outcomes.find((outcome) => outcome === asked['tai-khoan'])
  return (
    <PublicPage locale={locale} route="signIn" illustrative={false}>
      {asked['chua-luu'] && <Notice kind="attend" announced title={t('unsaved')} />}
      {asked['da-giu'] && <Notice kind="settled" announced title={t('waits')} />}
      {failed && <Notice kind="attend" announced title={t(`provider.${failed}`)} />}
      {hasProvider() && (
        <p>
          <LinkButton href={oidcRoutes.start + (next ? `?tiep=${encodeURIComponent(next)}` : '')}>
            {t('provider.button')}
          </LinkButton>
        </p>
      )}
      <SignInForm
        heading={<PageTitle title={t('title')} lede={next ? t('continue') : t('lede')} />}
        locale={locale}
        next={next}
        texts={{
          errorTitle: t('errorTitle'),
          userName: t('userName'),
          userNameHint: t('userNameHint'),
          password: t('password'),
          signIn: t('signIn'),
        }}
      />
      <Section title={t('helpTitle')}>
        <Prose>
          <p>{t('helpForgotten')}</p>
          <p>{t('helpLocked', { attempts: ATTEMPTS, minutes: WINDOW_SECONDS / 60 })}</p>
        </Prose>
      </Section>
    </PublicPage>
  )
}

function RefusedPage({ locale, signedIn }: { locale: Locale; signedIn: boolean }) {
  const t = texts(locale, 'auth')
  return (
    <PublicPage locale={locale} route="signIn" illustrative={false}>
      <PageTitle title={t('originTitle')} lede={t('originText')} />
      <p>
        <a href={signedIn ? staffHref('desk') : href(locale, 'signIn')}>
          {signedIn ? t('onwards') : t('signIn')}
        </a>
      </p>
    </PublicPage>
  )
}
