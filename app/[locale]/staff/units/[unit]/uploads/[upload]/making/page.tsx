import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { makingHref } from '@/app/making'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findUpload } from '@/lib/imports/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { backTo } from '../../back'
import { LookAgain } from './look-again'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; upload: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const t = texts('vi', 'imports')

export const metadata: Metadata = { title: t('confirmTitle') }

/** How far the taking in of a file is: it looks again by itself until it is done or was stopped. */
export default async function UploadMakingPage({ params, searchParams }: Props) {
  const { locale, unit, upload } = await params
  if (locale !== 'vi' || !z.uuid().safeParse(upload).success) notFound()
  const actor = await requireActor()
  const found = await findUpload(actor, upload, new Date())
  if (!found || found.unit.slug !== unit) notFound()
  const at = { unit, upload }
  if (found.progress?.state !== 'running') redirect(staffHref('upload', at))
  const { written, of } = found.progress
  const renewing = (await searchParams)['tu-xem'] !== undefined
  const [still, moving] = [staffHref('uploadMaking', at), makingHref('uploadMaking', at)]
  const words = texts('vi', 'making')
  const other = renewing ? { href: still, label: words('stop') } : { href: moving, label: words('renew') }
  return (
    <StaffPage actor={actor} route="uploadMaking" params={at} crumbs={[backTo(actor, { ...found, unit })]}>
      <PageTitle
        kicker={found.fileName}
        title={of === null ? t('making.reading') : t('making.title', { written, of })}
        lede={t('making.lede')}
      />
      <progress
        className="n-progress"
        aria-label={of === null ? t('making.reading') : t('making.title', { written, of })}
        {...(of === null ? {} : { value: written, max: of })}
      />
      <Section>
        <p>{t(renewing ? 'making.renewing' : 'making.still')}</p>
        <LinkList items={[{ href: renewing ? moving : still, label: words('look') }, other]} />
      </Section>
      {renewing && <LookAgain />}
    </StaffPage>
  )
}
