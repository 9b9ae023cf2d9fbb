import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findUploadPlace } from '@/lib/imports/queries'
import { parkInput, type ParkInput } from '@/lib/imports/schema'
import { formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { parkAction } from './actions'
import { backTo } from './back'

export const dynamic = 'force-dynamic'

type Asked = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ locale: string; unit: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const input = inputOf((await params).unit, await searchParams)
  if (!input) return {}
  const t = texts('vi', 'imports')
  const title = titleOf(input)
  return { title: errorOf(await searchParams) ? `${t('errors.title')}: ${title}` : title }
}

export default async function UploadsPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  const asked = await searchParams
  const input = inputOf(unit, asked)
  if (locale !== 'vi' || !input) notFound()
  const actor = await requireActor()
  const place = await findUploadPlace(actor, input, new Date())
  if (!place) notFound()
  const t = texts('vi', 'imports')
  const error = errorOf(asked)
  return (
    <StaffPage actor={actor} route="uploads" params={{ unit }} crumbs={[backTo(actor, input)]}>
      {error && <ErrorSummary title={t('errors.title')} errors={[{ id: 'file', text: error }]} />}
      <PageTitle kicker={place.unit.name} title={titleOf(input)} lede={t('lede')} />
      <form action={parkAction} className="n-stack">
        <input type="hidden" name="kind" value={input.kind} />
        <input type="hidden" name="unit" value={unit} />
        {input.month && <input type="hidden" name="month" value={input.month} />}
        <Field
          id="file"
          name="file"
          type="file"
          accept=".xlsx,.csv,.txt"
          label={t('file')}
          hint={t('fileHint')}
          error={error}
        />
        <div>
          <Button>{t('preview')}</Button>
        </div>
      </form>
      <Section title={t('columnsTitle')}>
        <p>{t('columnsHow')}</p>
        <ul>
          {place.columns.map(({ label, required }) => (
            <li key={label}>
              {label}
              {required && ' *'}
            </li>
          ))}
        </ul>
        <p>
          <a href={templateOf(input)}>{t('template')}</a>. {t('templateNote')}
        </p>
        {input.kind === 'scores' && (
          <p>
            <a href={staffHref('unitFileAt', { unit, what: 'thang', at: input.month ?? '' })}>
              {t('templateMonth')}
            </a>
            . {t('templateMonthNote')}
          </p>
        )}
      </Section>
    </StaffPage>
  )
}

function inputOf(unit: string, asked: Asked): ParkInput | null {
  const input = parkInput.safeParse({ unit, kind: asked.loai ?? 'roster', month: asked.thang ?? null })
  return input.success ? input.data : null
}

function titleOf({ kind, month }: ParkInput): string {
  const year = month?.slice(0, 4) ?? ''
  return texts('vi', 'imports')(`title.${kind}`, { month: month ? formatMonth(month, 'vi') : '', year })
}

function errorOf({ loi }: Asked): string | null {
  return loi === 'no-file' || loi === 'too-large' ? texts('vi', 'imports')(`errors.${loi}`) : null
}

function templateOf({ kind, unit, month }: ParkInput): string {
  if (kind === 'scores') return staffHref('unitFileAt', { unit, what: 'diem', at: month ?? '' })
  if (kind === 'year') return staffHref('unitFileAt', { unit, what: 'nam', at: month?.slice(0, 4) ?? '' })
  return staffHref('unitFile', { unit, what: kind === 'roster' ? 'nhan-su' : 'ho-so' })
}
