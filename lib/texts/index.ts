import 'server-only'
import { createTranslator } from 'next-intl'
import type { Locale } from '@/lib/routes'
import enAuth from './en/auth.json'
import enCodes from './en/codes.json'
import enData from './en/data.json'
import enFeedback from './en/feedback.json'
import enHome from './en/home.json'
import enOneStop from './en/one-stop.json'
import enPapers from './en/papers.json'
import enPraise from './en/praise.json'
import enResults from './en/results.json'
import enSearch from './en/search.json'
import enSite from './en/site.json'
import enSurvey from './en/survey.json'
import enUnits from './en/units.json'
import viAbsences from './vi/absences.json'
import viAppeals from './vi/appeals.json'
import viAccounts from './vi/accounts.json'
import viAuth from './vi/auth.json'
import viCalendar from './vi/calendar.json'
import viBook from './vi/book.json'
import viCodeDesk from './vi/code-desk.json'
import viCodes from './vi/codes.json'
import viData from './vi/data.json'
import viCoverage from './vi/coverage.json'
import viDelegations from './vi/delegations.json'
import viDesign from './vi/design.json'
import viDossiers from './vi/dossiers.json'
import viEvaluations from './vi/evaluations.json'
import viFairness from './vi/fairness.json'
import viFeedback from './vi/feedback.json'
import viFiles from './vi/files.json'
import viForms from './vi/forms.json'
import viHome from './vi/home.json'
import viImports from './vi/imports.json'
import viInside from './vi/inside.json'
import viInspections from './vi/inspections.json'
import viKeys from './vi/keys.json'
import viMaking from './vi/making.json'
import viMissing from './vi/missing.json'
import viModelDesk from './vi/model-desk.json'
import viOneStop from './vi/one-stop.json'
import viOutstanding from './vi/outstanding.json'
import viOwn from './vi/own.json'
import viPapers from './vi/papers.json'
import viPostings from './vi/postings.json'
import viPraise from './vi/praise.json'
import viPraiseDesk from './vi/praise-desk.json'
import viPublishing from './vi/publishing.json'
import viResults from './vi/results.json'
import viSchemes from './vi/schemes.json'
import viSearch from './vi/search.json'
import viSelf from './vi/self.json'
import viReminders from './vi/reminders.json'
import viSheets from './vi/sheets.json'
import viSite from './vi/site.json'
import viStaff from './vi/staff.json'
import viSurvey from './vi/survey.json'
import viUnitMonths from './vi/unit-months.json'
import viUnits from './vi/units.json'
import viWays from './vi/ways.json'
import viYears from './vi/years.json'

const vi = {
  absences: viAbsences,
  appeals: viAppeals,
  accounts: viAccounts,
  auth: viAuth,
  book: viBook,
  calendar: viCalendar,
  codeDesk: viCodeDesk,
  codes: viCodes,
  data: viData,
  coverage: viCoverage,
  delegations: viDelegations,
  design: viDesign,
  dossiers: viDossiers,
  evaluations: viEvaluations,
  fairness: viFairness,
  feedback: viFeedback,
  files: viFiles,
  forms: viForms,
  home: viHome,
  imports: viImports,
  inside: viInside,
  inspections: viInspections,
  keys: viKeys,
  making: viMaking,
  missing: viMissing,
  modelDesk: viModelDesk,
  oneStop: viOneStop,
  outstanding: viOutstanding,
  own: viOwn,
  papers: viPapers,
  postings: viPostings,
  praise: viPraise,
  praiseDesk: viPraiseDesk,
  publishing: viPublishing,
  results: viResults,
  schemes: viSchemes,
  search: viSearch,
  self: viSelf,
  reminders: viReminders,
  sheets: viSheets,
  site: viSite,
  staff: viStaff,
  survey: viSurvey,
  unitMonths: viUnitMonths,
  units: viUnits,
  ways: viWays,
  years: viYears,
}

// Staff pages are Vietnamese only, so their texts have no English twin.
const en: typeof vi = {
  ...vi,
  auth: enAuth,
  codes: enCodes,
  data: enData,
  feedback: enFeedback,
  home: enHome,
  oneStop: enOneStop,
  papers: enPapers,
  praise: enPraise,
  results: enResults,
  search: enSearch,
  site: enSite,
  survey: enSurvey,
  units: enUnits,
}

/** The texts of one namespace in a language: `texts('vi', 'units')('title')`. Missing keys throw. */
export function texts<Namespace extends keyof typeof vi & string>(
  locale: Locale,
  namespace: Namespace,
): Translator<Namespace> {
  const name = `${locale} ${namespace}`
  const known = made.get(name) ?? translator(locale, namespace)
  made.set(name, known)
  return known as Translator<Namespace>
}

// A translator reads each sentence's places once and keeps them: one for the whole process, not one for every row.
const made = new Map<string, unknown>()

type Translator<Namespace extends keyof typeof vi & string> = ReturnType<typeof translator<Namespace>>

function translator<Namespace extends keyof typeof vi & string>(locale: Locale, namespace: Namespace) {
  return createTranslator<typeof vi, Namespace>({
    locale,
    messages: locale === 'vi' ? vi : en,
    namespace,
    timeZone: 'Asia/Ho_Chi_Minh',
    onError(error) {
      throw error
    },
  })
}
