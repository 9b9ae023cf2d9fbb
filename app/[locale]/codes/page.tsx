import type { Metadata } from 'next'
import { publishedCodes } from '@/app/code-texts'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { BindingTag } from '@/components/codes/binding-tag'
import { Words } from '@/components/codes/words'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

type Props = { params: Promise<LocaleParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'codes')('title') }
}

export default async function Codes({ params }: Props) {
  const locale = await localeOf(params)
  const t = texts(locale, 'codes')
  const codes = await publishedCodes()
  return (
    <PublicPage locale={locale} route="codes" illustrative={false}>
      <PageTitle title={t('title')} lede={t('lede')} />
      {codes.length === 0 && <EmptyState title={t('empty')}>{t('emptyWhy')}</EmptyState>}
      {codes.length > 0 && (
        <Section>
          <LinkList
            items={codes.map((code) => ({
              href: href(locale, 'code', { code: code.slug }),
              label: <Words locale={locale} vi={code.title} en={code.titleEn} />,
              note: [
                code.number,
                `${t('inForceFrom')} ${formatDay(code.inForceFrom, locale)}`,
                code.state === 'in-force' ? null : t(`state.${code.state}`),
              ]
                .filter(Boolean)
                .join(' · '),
              mark: <BindingTag binding={code.binding} t={t} />,
            }))}
          />
        </Section>
      )}
      <SourceNote>{t('explains')}</SourceNote>
    </PublicPage>
  )
}
