import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { dayOf } from '@/lib/month'
import { findRegister } from '@/lib/postings/register/queries'
import { places } from '@/lib/postings/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { hangPaperAction } from '../actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'postings')
const papers = texts('vi', 'papers')

export const metadata: Metadata = { title: t('hang') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function HangPaperPage({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const page = await findRegister(actor, unit, now)
  if (!page?.keeps) notFound()
  return (
    <StaffPage
      actor={actor}
      route="hangPaper"
      params={{ unit }}
      crumbs={[{ href: staffHref('postings', { unit }), label: t('title') }]}
    >
      <PageTitle kicker={page.unit.name} title={t('hang')} lede={t('hangLede')} />
      <EntryForm
        id="hang"
        action={hangPaperAction}
        hidden={{ unit }}
        errorTitle={t('errorTitle')}
        button={{ label: t('hangSend') }}
        fields={[
          {
            kind: 'select',
            name: 'paper',
            label: t('whichPaper'),
            options: [
              { value: '', label: t('choosePaper') },
              ...page.papers.map(({ value, title, format }) => ({
                value,
                label: papers('papersOf', {
                  title: title || papers('oneStop'),
                  format: papers(`format.${format}`),
                }),
              })),
            ],
          },
          {
            kind: 'radios',
            name: 'place',
            label: t('placeLabel'),
            choices: places.map((place) => ({ value: place, label: sentence(papers(`place.${place}`)) })),
          },
          { kind: 'text', name: 'spot', label: t('spot'), hint: t('spotHint') },
          { kind: 'date', name: 'on', label: t('on'), width: '20', value: dayOf(now) },
          {
            kind: 'file',
            name: 'photo',
            label: t('photoLabel'),
            hint: t('photoHint'),
            accept: 'image/jpeg,image/png,image/webp',
          },
        ]}
      />
    </StaffPage>
  )
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
