import 'server-only'
import type { ReactNode } from 'react'
import { PageFrame } from '@/components/site/page-frame'
import { SiteFooter } from '@/components/site/site-footer'
import { StaffHeader } from '@/components/site/staff-header'
import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/schema'
import { ownerSeal } from '@/lib/auth/session/queries'
import { editsCodes } from '@/lib/codes/editors/policy'
import { formatDay } from '@/lib/format'
import { href, type StaffRoute, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { keptHere } from './kept'
import { KeptNotice } from './kept-notice'
import { portalSettings } from './published'
import { unitsOf } from './staff-ways'
import { EarlyPress } from './[locale]/staff/early-press/early-press'
import { WaitingForms } from './[locale]/staff/waiting-forms'
import { ErrorFocus } from './[locale]/staff/error-focus'
import { SentKeeper } from './[locale]/staff/sent-keeper'
import { SignOutForm } from './[locale]/staff/sign-out-form'

type StaffPageProps = {
  actor: Actor
  /** This page, to mark the current link. */
  route: StaffRoute
  params?: Record<string, string | number>
  /** From below the desk (a unit's page: below the unit) down to the parent. */
  crumbs?: Crumb[]
  children: ReactNode
}

/** The frame of every staff page: who is signed in, the ways her grants open, the way out. */
export async function StaffPage({ actor, route, params = {}, crumbs = [], children }: StaffPageProps) {
  const t = texts('vi', 'staff')
  const site = texts('vi', 'site')
  const [portal, kept] = await Promise.all([portalSettings(), keptHere(actor.accountId)])
  const here = staffHref(route, params)
  const publicWays = (['home', 'units', 'results', 'codes', 'data'] as const).map((to) => ({
    href: href('vi', to),
    label: site(to),
  }))
  const trail =
    route === 'desk'
      ? []
      : [{ href: staffHref('desk'), label: t('desk') }, ...unitCrumb(actor, here), ...crumbs]
  return (
    <EarlyPress>
      <StaffHeader
        portal={{ name: portal.name, tagline: site('tagline'), unit: portal.unit, href: href('vi', 'home') }}
        who={
          <a href={staffHref('account')} title={t('account')}>
            {[actor.fullName, actor.positionTitle, actor.unit?.name].filter(Boolean).join(', ')}
          </a>
        }
        acting={actingOf(actor)}
        nav={{
          label: t('nav'),
          links: ways(actor).map((way) => ({ ...way, current: standing(way.href, here) })),
        }}
        menu={site('menu')}
        signOut={
          <SignOutForm
            account={actor.accountId}
            words={{
              ...{
                button: t('signOut'),
                title: t('leaving.title'),
                text: t('leaving.text'),
                here: t('leaving.here'),
              },
              ...{ leave: t('leaving.leave'), stay: t('leaving.stay') },
            }}
          />
        }
      />
      <PageFrame breadcrumb={trail.length > 0 && <Breadcrumb label={site('youAreHere')} crumbs={trail} />}>
        {portal.illustrative && (
          <Notice title={site('illustrative')}>
            <p>{site('illustrativeWhy')}</p>
          </Notice>
        )}
        <KeptNotice kept={kept} />
        <WaitingForms
          owner={ownerSeal(actor, new Date())}
          forms={Object.fromEntries(kept.map(({ form, typed }) => [form, typed]))}
        >
          {children}
        </WaitingForms>
        <SentKeeper />
        <ErrorFocus />
      </PageFrame>
      <SiteFooter
        label={site('footer')}
        columns={[{ title: t('publicSide'), links: publicWays }]}
        figuresOf={site('figuresOf')}
      />
    </EarlyPress>
  )
}

/** Every page of a unit stands below that unit's, as far as she has a part in it. */
function unitCrumb(actor: Actor, here: string): Crumb[] {
  return unitsOf(actor)
    .map(({ slug, name }) => ({ href: staffHref('unitDesk', { unit: slug }), label: name }))
    .filter(({ href }) => here.startsWith(`${href}/`))
}

function standing(way: string, here: string): 'page' | 'true' | undefined {
  if (way === here) return 'page'
  return way !== staffHref('desk') && here.startsWith(`${way}/`) ? 'true' : undefined
}

/** For whom she acts today, as she signs. */
function actingOf(actor: Actor): string | undefined {
  const t = texts('vi', 'delegations')
  const lines = actor.grants.flatMap(({ role, unitName, acting }) =>
    acting
      ? [
          t('acting', {
            kind: t(`signs.${acting.kind}`),
            who: [acting.title, acting.name].filter(Boolean).join(' '),
            role: t(`roles.${role as 'assessor'}`),
            unit: unitName,
            until: formatDay(acting.until, 'vi'),
          }),
        ]
      : [],
  )
  return lines.length > 0 ? lines.join(' · ') : undefined
}

function ways(actor: Actor): { href: string; label: string }[] {
  const t = texts('vi', 'staff')
  return [
    { href: staffHref('desk'), label: t('desk') },
    { href: staffHref('myCodes'), label: t('myCodes') },
    { href: staffHref('myMonths'), label: t('myMonths') },
    ...(editsCodes(actor)
      ? [
          { href: staffHref('codeDesk'), label: texts('vi', 'codeDesk')('title') },
          { href: staffHref('standards'), label: texts('vi', 'modelDesk')('editor.title') },
        ]
      : []),
    ...unitsOf(actor).map(({ slug, name }) => ({ href: staffHref('unitDesk', { unit: slug }), label: name })),
    ...(actor.grants.some((grant) => grant.role === 'administrator')
      ? [{ href: staffHref('admin'), label: t('admin') }]
      : []),
  ]
}
