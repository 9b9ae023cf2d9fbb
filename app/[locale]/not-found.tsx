import { PublicPage } from '@/app/public-page'
import { PageTitle, Prose } from '@/components/ui/text'
import { href, locales } from '@/lib/routes'
import { texts } from '@/lib/texts'

// A not-found page is told no language, so it speaks both.
export default function NotFound() {
  return (
    <PublicPage locale="vi" route="home" illustrative={false}>
      {locales.map((locale) => {
        const t = texts(locale, 'site')
        return (
          <div key={locale} lang={locale}>
            {locale === 'vi' ? <PageTitle title={t('missingTitle')} /> : <h2>{t('missingTitle')}</h2>}
            <Prose>
              <p>{t('missingText')}</p>
              <p>
                <a href={href(locale, 'home')}>{t('missingHome')}</a>
              </p>
            </Prose>
          </div>
        )
      })}
    </PublicPage>
  )
}
