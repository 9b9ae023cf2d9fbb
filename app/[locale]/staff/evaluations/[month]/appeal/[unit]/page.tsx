import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { namesOf, resultWords } from '@/components/evaluations/appeal-facts'
import { PageTitle, Prose } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listOwnAppeals } from '@/lib/evaluations/appeals/queries'
import { formatDay, formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EntryForm } from '../../../../entry-form'
import { fileAppealAction } from './actions'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string; month: string; unit: string }> }

const t = texts('vi', 'appeals')

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  return monthPattern.test(month) ? { title: t('title', { month: formatMonth(month, 'vi') }) } : {}
}

/** One question: what of her month should be looked at again. */
export default async function OwnAppealPage({ params }: Props) {
  const { locale, month, unit } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const own = (await listOwnAppeals(actor, month, new Date())).find((each) => each.unit.slug === unit)
  if (!own) notFound()
  const crumbs = [
    { href: staffHref('myMonths'), label: texts('vi', 'staff')('months.title') },
    {
      href: staffHref('myMonth', { month }),
      label: texts('vi', 'staff')('months.monthTitle', { month: formatMonth(month, 'vi') }),
    },
  ]
  return (
    <StaffPage actor={actor} route="myAppeal" params={{ month, unit }} crumbs={crumbs}>
      <PageTitle
        kicker={own.unit.name}
        title={t('title', { month: formatMonth(month, 'vi') })}
        lede={
          own.mayFile
            ? t('fileLede', {
                version: own.mayFile.version,
                result: resultWords(own.mayFile),
                day: formatDay(own.dueIfToday, 'vi'),
              })
            : t('none')
        }
      />
      {own.mayFile ? (
        <>
          <Prose>
            {own.ended && (
              <p>
                {t('ended', {
                  unit: own.unit.name,
                  on: formatDay(own.ended.on, 'vi'),
                  heirs: namesOf(own.ended.units),
                })}
              </p>
            )}
            <p>{t('fileOnce')}</p>
          </Prose>
          <EntryForm
            id="appeal"
            action={fileAppealAction}
            hidden={{ unit, month, id: randomUUID() }}
            fields={[
              { kind: 'words', name: 'body', label: t('body'), hint: t('bodyHint'), rows: 8 },
              {
                kind: 'file',
                name: 'file',
                label: t('file'),
                hint: t('fileHint'),
                accept: 'image/jpeg,image/png,image/webp,application/pdf',
              },
            ]}
            button={{ label: t('send') }}
            errorTitle={t('errorTitle')}
          />
        </>
      ) : (
        <p>
          <a href={`${staffHref('myMonth', { month })}#kien-nghi-${unit}`}>{t('ownTitle')}</a>
        </p>
      )}
    </StaffPage>
  )
}
