import type { ReactNode } from 'react'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/text'
import type { Actor } from '@/lib/auth/schema'
import { type StaffRoute, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type ModelPageProps = {
  actor: Actor
  route: StaffRoute
  params?: Record<string, string>
  unit: { slug: string; name: string }
  asked: Record<string, string | string[] | undefined>
  title: string
  lede: string
  children: ReactNode
}

/** The frame of the pages of a ward's part: where she is, what just happened, the page. */
export function ModelPage({ actor, route, params, unit, asked, title, lede, children }: ModelPageProps) {
  const t = texts('vi', 'modelDesk')
  const of = { unit: unit.slug }
  return (
    <StaffPage
      actor={actor}
      route={route}
      params={{ ...of, ...params }}
      crumbs={route === 'modelDesk' ? [] : [{ href: staffHref('modelDesk', of), label: t('title') }]}
    >
      {asked.xong && <Notice kind="settled" announced title={t('saved')} />}
      {asked.loi && <Notice kind="attend" announced title={t('notNow')} />}
      <PageTitle kicker={unit.name} title={title} lede={lede} />
      {children}
    </StaffPage>
  )
}
