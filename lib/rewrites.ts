import { type Locale, locales, paperRoutes, publicRoutes } from './routes'
import { staffRoutes } from './staff-routes'

type Rewrite = {
  source: string
  destination: string
  has?: { type: 'query'; key: string; value: string }[]
}

/** Rewrites from what people see to app/[locale]; the last one sends every unknown address to a true 404. */
export function rewrites(): Rewrite[] {
  const routes = [publicRoutes, staffRoutes, paperRoutes].flatMap((each) => Object.values(each))
  const known = routes.map(({ file, vi }) => ({
    source: vi.replace(':n', ':n(\\d+)'),
    destination: `/vi${file === '/' ? '' : file}`,
  }))
  return [
    ...locales.flatMap((locale) => questions(locale)),
    ...known,
    { source: '/:first((?!(?:vi|en|api|health|_next)(?:/|$))[^/.]+)/:rest*', destination: '/vi/missing' },
  ]
}

// What a path carries unharmed, up to the longest question; what it cannot carry is taken out first, by a redirect.
const carried = '(?<q>[^\u0000-\u001f!-,./:-@\[-`{-\u009f\ufffd]{1,100})'

function questions(locale: Locale): Rewrite[] {
  const source = publicRoutes.search[locale]
  const asks = (value: string) => [{ type: 'query' as const, key: 'q', value }]
  return [
    { source, has: asks(carried), destination: `/${locale}${publicRoutes.search.file}/:q` },
    { source, has: asks('[\\s\\S]+'), destination: `/${locale}/question` },
  ]
}

/**
 * First screens of the survey that a question in the address changes: a tablet's counter (`?quay=`), a receipt's code
 * (`?phieu=`). Pages of their own, so that the plain one stays the same for everybody.
 */
export function questionRewrites() {
  return locales.flatMap((locale) =>
    (['quay', 'phieu'] as const).map((key) => ({
      source: publicRoutes.survey[locale],
      has: [{ type: 'query' as const, key, value: '(?<asked>[A-Za-z0-9.\\-]{1,40})' }],
      destination: `/${locale}/units/:unit/survey/${key === 'quay' ? 'counter' : 'slip'}/:asked`,
    })),
  )
}
