import 'server-only'
import { redirect } from 'next/navigation'
import type { Crumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { LinkList } from '@/components/ui/link-list'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import type { Actor } from '@/lib/auth/schema'
import { formatDecimal } from '@/lib/format'
import { followPaper, type LargeSheet, type Progress } from '@/lib/print/runs'
import { type StaffRoute, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { makingHref } from './making'
import { StaffPage } from './staff-page'

export type AskedMaking = Record<string, string | string[] | undefined>

type Props = {
  actor: Actor
  sheet: LargeSheet
  /** Which paper of whom, in words. */
  what: string
  route: Extract<StaffRoute, `${string}Making`>
  params: Record<string, string>
  /** Where the file itself is; asked for again, it is begun again. */
  file: string
  crumb: Crumb
  asked: AskedMaking
}

/** How far a paper of many people is: it looks again by itself until the file is there, and works without scripts. */
export async function MakingPage({ actor, sheet, what, route, params, file, crumb, asked }: Props) {
  const progress = followPaper(sheet)
  const renewing = asked['tu-xem'] !== undefined
  // Whatever ends stands still: nothing is read away from under her eyes.
  if (renewing && progress.state !== 'running') redirect(staffHref(route, params))
  const t = texts('vi', 'making')
  const { done, of, state } = progress
  return (
    <StaffPage actor={actor} route={route} params={params} crumbs={[crumb]}>
      <PageTitle kicker={what} title={titleOf(progress)} lede={t(`lede.${state}`)} />
      {state !== 'failed' && (
        <progress className="n-progress" value={done} max={of} aria-label={t('bar', { done, of })} />
      )}
      {state === 'running' && (
        <Section>
          <p>{t(renewing ? 'renewing' : 'still')}</p>
          <LinkList items={ways(route, params, renewing)} />
        </Section>
      )}
      {state === 'done' && <Done file={file} bytes={progress.pdf?.length ?? 0} />}
      {state === 'failed' && (
        <Notice kind="attend" announced title={t('failedWhy')}>
          <p>{t('failedKept')}</p>
          <p>
            <LinkButton href={file}>{t('again')}</LinkButton>
          </p>
        </Notice>
      )}
    </StaffPage>
  )
}

function ways(route: Props['route'], params: Props['params'], renewing: boolean) {
  const t = texts('vi', 'making')
  const [still, moving] = [staffHref(route, params), makingHref(route, params)]
  return renewing
    ? [
        { href: moving, label: t('look') },
        { href: still, label: t('stop') },
      ]
    : [
        { href: still, label: t('look') },
        { href: moving, label: t('renew') },
      ]
}

function Done({ file, bytes }: { file: string; bytes: number }) {
  const t = texts('vi', 'making')
  const size = formatDecimal((bytes / 1_000_000).toFixed(1), 'vi')
  return (
    <Section>
      <p>
        <LinkButton href={file}>{t('open', { size })}</LinkButton>
      </p>
      <p>{t('kept')}</p>
    </Section>
  )
}

function titleOf({ state, done, of }: Progress): string {
  const t = texts('vi', 'making')
  if (state !== 'running') return t(`title.${state}`, { done, of })
  return done < of ? t('title.running', { done, of }) : t('title.joining', { of })
}
