import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { texts } from '@/lib/texts'
import { FigureSamples } from './figures'
import { FormSamples } from './forms'
import { GridSample } from './grid'
import { StateSamples } from './states'
import { TextSamples } from './words'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'design')

export const metadata: Metadata = { title: t('title') }

export default async function ComponentsPage({ params }: { params: Promise<{ locale: string }> }) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  return (
    <StaffPage actor={actor} route="components">
      <PageTitle kicker={t('text')} title={t('title')} lede={t('lede')} />
      <TextSamples />
      <StateSamples />
      <FormSamples />
      <FigureSamples />
      <GridSample />
    </StaffPage>
  )
}
