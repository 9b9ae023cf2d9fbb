import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findBookUnit } from '@/lib/feedback/moderation/queries'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EntryForm } from './entry-form'
import { entryWords } from './words'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'book')('copy') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function BookEntry({ params }: Props) {
  const { locale, unit: slug } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const unit = await findBookUnit(actor, slug, now)
  if (!unit) notFound()
  const t = texts('vi', 'book')
  return (
    <StaffPage
      actor={actor}
      route="bookEntry"
      params={{ unit: slug }}
      crumbs={[{ href: staffHref('book', { unit: slug }), label: t('title') }]}
    >
      <PageTitle kicker={unit.name} title={t('copy')} lede={t('copyLede')} />
      <EntryForm unit={slug} form={randomUUID()} today={dayOf(now)} words={entryWords()} />
    </StaffPage>
  )
}
