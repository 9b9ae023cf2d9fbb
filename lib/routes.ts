// The one route table: it makes links, rewrites, the language switch and the list of public pages.
// `file` is the folder under app/[locale]; `vi` and `en` are what people see.

import { codeWord } from './code-words'
import { staffRoutes } from './staff-routes'

export { codeSlug } from './code-words'

export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]

export const publicRoutes = {
  home: { file: '/', vi: '/', en: '/en' },
  codes: { file: '/codes', vi: '/quy-tac', en: '/en/codes' },
  code: { file: '/codes/:code', vi: '/quy-tac/:code', en: '/en/codes/:code' },
  article: {
    file: '/codes/:code/article-:n',
    vi: '/quy-tac/:code/dieu-:n',
    en: '/en/codes/:code/article-:n',
  },
  codeVersion: {
    file: '/codes/:code/version/:version',
    vi: '/quy-tac/:code/phien-ban/:version',
    en: '/en/codes/:code/version/:version',
  },
  compare: {
    file: '/codes/:code/compare/:from/:to',
    vi: '/quy-tac/:code/so-sanh/:from/:to',
    en: '/en/codes/:code/compare/:from/:to',
  },
  units: { file: '/units', vi: '/don-vi', en: '/en/units' },
  unit: { file: '/units/:unit', vi: '/don-vi/:unit', en: '/en/units/:unit' },
  oneStop: { file: '/units/:unit/one-stop', vi: '/don-vi/:unit/mot-cua', en: '/en/units/:unit/one-stop' },
  unitResults: { file: '/units/:unit/results', vi: '/don-vi/:unit/ket-qua', en: '/en/units/:unit/results' },
  unitMonth: {
    file: '/units/:unit/results/:month',
    vi: '/don-vi/:unit/ket-qua/:month',
    en: '/en/units/:unit/results/:month',
  },
  suggestions: {
    file: '/units/:unit/suggestions',
    vi: '/don-vi/:unit/gop-y',
    en: '/en/units/:unit/suggestions',
  },
  suggestionPages: {
    file: '/units/:unit/suggestions/pages/:n',
    vi: '/don-vi/:unit/gop-y/trang/:n',
    en: '/en/units/:unit/suggestions/pages/:n',
  },
  suggestionDraft: {
    file: '/units/:unit/suggestions/draft/:draft',
    vi: '/don-vi/:unit/gop-y/xem-truoc/:draft',
    en: '/en/units/:unit/suggestions/draft/:draft',
  },
  suggestionTrack: {
    file: '/units/:unit/suggestions/track',
    vi: '/don-vi/:unit/gop-y/theo-doi',
    en: '/en/units/:unit/suggestions/track',
  },
  moderationLog: {
    file: '/units/:unit/suggestions/log',
    vi: '/don-vi/:unit/gop-y/nhat-ky',
    en: '/en/units/:unit/suggestions/log',
  },
  survey: { file: '/units/:unit/survey', vi: '/don-vi/:unit/khao-sat', en: '/en/units/:unit/survey' },
  surveyThanks: {
    file: '/units/:unit/survey/thanks',
    vi: '/don-vi/:unit/khao-sat/cam-on',
    en: '/en/units/:unit/survey/thanks',
  },
  surveyLevel: {
    file: '/units/:unit/survey/level-:n',
    vi: '/don-vi/:unit/khao-sat/muc-:n',
    en: '/en/units/:unit/survey/level-:n',
  },
  goodExamples: {
    file: '/units/:unit/good-examples',
    vi: '/don-vi/:unit/guong-tot',
    en: '/en/units/:unit/good-examples',
  },
  notTaken: {
    file: '/units/:unit/not-taken/:why',
    vi: '/don-vi/:unit/chua-nhan/:why',
    en: '/en/units/:unit/not-taken/:why',
  },
  results: { file: '/results', vi: '/ket-qua', en: '/en/results' },
  verify: { file: '/verify/:token', vi: '/xac-minh/:token', en: '/en/verify/:token' },
  data: { file: '/data', vi: '/du-lieu', en: '/en/data' },
  search: { file: '/search', vi: '/tim-kiem', en: '/en/search' },
  signIn: { file: '/sign-in', vi: '/dang-nhap', en: '/en/sign-in' },
} as const

/** What is printed is in Vietnamese, whatever the language of the page that leads to it. */
export const paperRoutes = {
  codePaper: { file: '/codes/:code/print/:paper', vi: '/quy-tac/:code/in/:paper' },
  monthPaper: {
    file: '/units/:unit/results/:month/print/:paper',
    vi: '/don-vi/:unit/ket-qua/:month/in/:paper',
  },
  oneStopPaper: { file: '/units/:unit/one-stop/print/:paper', vi: '/don-vi/:unit/mot-cua/in/:paper' },
} as const
/** Signing in by an identity provider: out by the first, back by the second. */
export const oidcRoutes = { start: '/api/auth/oidc', callback: '/api/auth/oidc/callback' } as const

export type PublicRoute = keyof typeof publicRoutes
export type StaffRoute = keyof typeof staffRoutes
type Params = Record<string, string | number>

function fill(pattern: string, params: Params): string {
  return pattern.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(String(params[name])))
}

/** The address of a public page in a language. A code's slug is given in Vietnamese (`can-bo`) and turned here. */
export function href(locale: Locale, route: PublicRoute, params: Params = {}): string {
  const turned = 'code' in params ? { ...params, code: codeWord(locale, String(params.code)) } : params
  return fill(publicRoutes[route][locale], turned)
}

/** The address of a staff page (Vietnamese only). */
export function staffHref(route: StaffRoute, params: Params = {}): string {
  return fill(staffRoutes[route].vi, params)
}

/** Where an uploaded file is read (lib/files); who may, its noun says. */
export function fileHref(id: string): string {
  return `/api/files/${encodeURIComponent(id)}`
}

export function paperHref(route: keyof typeof paperRoutes, params: Params): string {
  return fill(paperRoutes[route].vi, params)
}

/** Addresses rendered per request with a nonce; everything else is public and forbids scripts. */
export const signedInPaths = ['/can-bo', '/can-bo/:path*', '/thiet-ke', '/dang-nhap', '/en/sign-in']

export function isLocale(word: string): word is Locale {
  return (locales as readonly string[]).includes(word)
}
