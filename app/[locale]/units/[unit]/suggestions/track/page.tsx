import type { Metadata } from 'next'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { getWard } from '@/app/ward'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { findTracked } from '@/lib/feedback/suggestions/queries'
import { writtenCode } from '@/lib/feedback/suggestions/rules'
import { trackingCode } from '@/lib/feedback/suggestions/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { Tracked } from './tracked'

// Each code is its own answer; nobody in between keeps one.
export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<LocaleParams & { unit: string }>
  searchParams: Promise<{ ma?: string | string[]; moi?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = texts(await localeOf(params), 'feedback')
  return { title: t('trackTitle'), robots: { index: false } }
}

export default async function Track({ params, searchParams }: Props) {
  const { unit } = await params
  const locale = await localeOf(params)
  const ward = await getWard(locale, unit)
  const { ma, moi } = await searchParams
  const asked = [ma ?? ''].flat().join('').slice(0, 40)
  const code = trackingCode.safeParse(asked)
  const found = code.success ? await findTracked(unit, code.data) : null
  const t = texts(locale, 'feedback')
  const sent = found && code.success && moi
  const error = ma === undefined || found ? undefined : t(asked.trim() ? 'codeUnknown' : 'codeMissing')
  return (
    <PublicPage
      locale={locale}
      route="suggestionTrack"
      params={{ unit }}
      crumbs={[...ward.crumbs, { href: href(locale, 'suggestions', { unit }), label: t('book') }]}
    >
      {sent && (
        <Notice kind="settled" title={t('sent')} announced>
          <p>{t('keepCode')}</p>
          <p className="n-voice-code">{writtenCode(code.data)}</p>
        </Notice>
      )}
      <PageTitle kicker={ward.name} title={t('trackTitle')} lede={sent ? undefined : t('trackLede')} />
      {found && <Tracked locale={locale} found={found} />}
      {!sent && (
        <Section title={found ? t('trackOther') : undefined}>
          <form method="get" action={href(locale, 'suggestionTrack', { unit })} className="n-form" noValidate>
            <Field
              id="ma"
              name="ma"
              label={t('code')}
              hint={t('codeHint')}
              error={error}
              width="20"
              defaultValue={found ? '' : asked}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
            <div>
              <Button kind={found ? 'second' : 'main'}>{t('trackButton')}</Button>
            </div>
          </form>
        </Section>
      )}
    </PublicPage>
  )
}
