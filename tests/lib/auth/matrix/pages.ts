import { writeToken } from '@/lib/postings/rules'
import { modelPages } from './model-pages'
import { type Ids, ward } from './scene'

/**
 * Every page and file of the staff side, by its place under app/[locale]/staff. `mayNot`: who in the ward does not find
 * it, in words; nobody from another ward does, nor anybody whose role in this one has ended. `reach`: what belongs to
 * no ward, or to her own self.
 */
export type Rule = {
  mayNot: string
  /** ward: only from within. everywhere: the whole portal's, whoever holds the role. herself: hers, whoever she is; her months: hers, where she stood in a sheet. */
  reach?: 'everywhere' | 'herself' | 'her months'
  /** Where a row is named: who may not when the row is her own. */
  ownRow?: string
}
export type PageRule = Rule & {
  params?: (ids: Ids) => Record<string, string>
  query?: Record<string, string> | ((ids: Ids) => Record<string, string>)
}

const herself = { mayNot: '', reach: 'herself' as const }
const evaluation = 'staff, one_stop, editor, administrator'
const points = `${evaluation}, inspector`
const register = 'staff, assessor, rating_authority, editor, administrator'
const quarter = () => ({ quarter: '2026-quy-3' })
/** The poster of a Code in the ward, as its QR code names it. */
export const paper = writeToken({
  document: { kind: 'code', slug: 'can-bo' },
  ...{ version: 1, unit: ward, format: 'poster', place: 'one-stop' },
})
const former = ({ formerUnit }: Ids) => ({ unit: formerUnit, month: '2024-06' })
const month = ({ month }: Ids) => ({ month })

export const pages: Record<string, PageRule> = {
  // Hers alone: what she finds is her own record, and another's is not addressed.
  'page.tsx': herself,
  'account/page.tsx': herself,
  'codes/page.tsx': herself,
  'commendations/page.tsx': herself,
  'components/page.tsx': herself,
  'evaluations/page.tsx': herself,

  // Administrators, each in what they administer.
  'admin/page.tsx': { mayNot: 'everybody but administrator', reach: 'everywhere' },
  'admin/calendar/page.tsx': { mayNot: 'everybody but administrator', reach: 'everywhere' },
  'admin/keys/page.tsx': { mayNot: 'everybody but administrator', reach: 'everywhere' },
  'admin/units/[unit]/page.tsx': { mayNot: 'everybody but administrator' },
  'admin/units/[unit]/people/[person]/page.tsx': {
    mayNot: 'everybody but administrator',
    params: ({ holder }) => ({ person: holder }),
  },

  // The Codes are the whole city's: its editors, wherever they sit.
  'code-desk/page.tsx': { mayNot: 'everybody but editor', reach: 'everywhere' },
  'code-desk/[code]/page.tsx': { mayNot: 'everybody but editor', reach: 'everywhere' },
  'code-desk/[code]/head/page.tsx': { mayNot: 'everybody but editor', reach: 'everywhere' },
  'code-desk/[code]/review/page.tsx': { mayNot: 'everybody but editor', reach: 'everywhere' },
  'code-desk/[code]/articles/[article]/page.tsx': {
    mayNot: 'everybody but editor',
    reach: 'everywhere',
    params: ({ article }) => ({ article }),
  },

  // Schemes of points are the whole portal's: whoever administers any unit finds them and those being made.
  'admin/schemes/page.tsx': { mayNot: 'everybody but administrator', reach: 'everywhere' },
  'admin/schemes/[scheme]/page.tsx': {
    ...{ mayNot: 'everybody but administrator', reach: 'everywhere' },
    params: ({ scheme }) => ({ scheme }),
  },
  'admin/scheme-drafts/[draft]/page.tsx': {
    ...{ mayNot: 'everybody but administrator', reach: 'everywhere' },
    params: ({ schemeDraft }) => ({ draft: schemeDraft }),
  },

  // The month: its state also for inspectors, its points for those who score, decide and keep the files.
  'units/[unit]/evaluations/page.tsx': { mayNot: evaluation },
  'units/[unit]/evaluations/[month]/page.tsx': { mayNot: evaluation, params: month },
  'units/[unit]/evaluations/[month]/approval/page.tsx': { mayNot: points, params: month },
  // Colleagues: each month tells them what its scheme lets them know, once it is published.
  'units/[unit]/evaluations/[month]/inside/page.tsx': { mayNot: '', params: month },
  'units/[unit]/evaluations/[month]/people/[person]/page.tsx': {
    mayNot: points,
    params: ({ month, member }) => ({ month, person: member }),
    ownRow: points,
  },
  'units/[unit]/evaluations/[month]/people/[person]/page.tsx of a former unit': {
    mayNot: points,
    params: (ids) => ({ ...former(ids), person: ids.holder }),
  },
  'units/[unit]/evaluations/[month]/print/[paper]/route.ts': {
    mayNot: points,
    params: ({ month }) => ({ month, paper: 'bang-tong-hop.pdf' }),
  },
  'units/[unit]/evaluations/[month]/print/[paper]/route.ts bien-ban.pdf': {
    mayNot: points,
    params: ({ month }) => ({ month, paper: 'bien-ban.pdf' }),
  },
  'units/[unit]/evaluations/[month]/print/[paper]/route.ts mau-02.pdf': {
    mayNot: 'one_stop, editor, administrator, inspector',
    params: ({ year }) => ({ month: year, paper: 'mau-02.pdf' }),
    query: ({ member }) => ({ nguoi: member }),
    ownRow: '',
  },
  'units/[unit]/evaluations/[month]/print/[paper]/route.ts of a former unit': {
    mayNot: points,
    params: (ids) => ({ ...former(ids), paper: 'bang-tong-hop.pdf' }),
  },
  'units/[unit]/evaluations/[month]/print/[paper]/route.ts mau-01.pdf': {
    mayNot: points,
    params: ({ month }) => ({ month, paper: 'mau-01.pdf' }),
  },
  'units/[unit]/evaluations/[month]/print/[paper]/making/page.tsx': {
    mayNot: points,
    params: ({ month }) => ({ month, paper: 'mau-01.pdf' }),
  },
  'units/[unit]/missing/[month]/page.tsx': { mayNot: points, params: month },
  'units/[unit]/years/page.tsx': { mayNot: points },
  'units/[unit]/years/[year]/page.tsx': { mayNot: points, params: ({ year }) => ({ year }) },
  'units/[unit]/years/[year]/[person]/page.tsx': {
    // The member of staff it is about finds it as well.
    mayNot: 'one_stop, editor, administrator, inspector',
    params: ({ year, member }) => ({ year, person: member }),
    ownRow: '',
  },
  'units/[unit]/appeals/page.tsx': { mayNot: `${evaluation}, inspector, assessor` },
  'units/[unit]/appeals/[appeal]/page.tsx': {
    mayNot: `${evaluation}, inspector, assessor`,
    params: ({ appeal }) => ({ appeal }),
  },
  // A month of a unit that has ended: the office that answers an appeal in it, as for its own.
  'units/[unit]/appeals/page.tsx of a former unit': {
    mayNot: `${evaluation}, inspector, assessor`,
    params: former,
  },
  'units/[unit]/appeals/[appeal]/page.tsx of a former unit': {
    mayNot: `${evaluation}, inspector, assessor`,
    params: (ids) => ({ ...former(ids), appeal: ids.formerAppeal }),
  },
  'units/[unit]/evaluations/[month]/page.tsx of a former unit': { mayNot: points, params: former },
  'units/[unit]/evaluations/[month]/approval/page.tsx of a former unit': { mayNot: points, params: former },
  'units/[unit]/publishing/page.tsx of a former unit': { mayNot: 'everybody but personnel', params: former },
  'units/[unit]/delegations/page.tsx': { mayNot: points },
  'units/[unit]/outstanding/page.tsx': { mayNot: points },

  // The roster and what goes in and out as files.
  'units/[unit]/roster/page.tsx': { mayNot: 'everybody but personnel' },
  'units/[unit]/roster/absences/page.tsx': { mayNot: 'everybody but personnel' },
  'units/[unit]/files/page.tsx': { mayNot: points },
  'units/[unit]/files/[what]/route.ts': {
    mayNot: 'everybody but personnel',
    params: () => ({ what: 'nhan-su' }),
  },
  'units/[unit]/files/[what]/[at]/route.ts': {
    mayNot: points,
    params: ({ month }) => ({ what: 'thang', at: month }),
  },
  'units/[unit]/files/[what]/[at]/route.ts diem': {
    mayNot: 'staff, personnel, one_stop, editor, inspector, administrator',
    params: ({ month }) => ({ what: 'diem', at: month }),
  },
  'units/[unit]/files/[what]/[at]/route.ts nam': {
    mayNot: points,
    params: ({ year }) => ({ what: 'nam', at: year }),
  },
  'units/[unit]/files/[what]/[at]/route.ts of a former unit': {
    mayNot: points,
    params: (ids) => ({ ...former(ids), what: 'thang', at: '2024-06' }),
  },
  'units/[unit]/uploads/page.tsx': { mayNot: 'everybody but personnel', query: { loai: 'roster' } },
  'units/[unit]/uploads/[upload]/page.tsx': {
    mayNot: 'everybody but personnel',
    params: ({ upload }) => ({ upload }),
  },
  'units/[unit]/uploads/[upload]/making/page.tsx': {
    mayNot: 'everybody but personnel',
    params: ({ upload }) => ({ upload }),
  },
  'units/[unit]/uploads/[upload]/marked/route.ts': {
    mayNot: 'everybody but personnel',
    params: ({ upload }) => ({ upload }),
  },
  'units/[unit]/desk-cards/[paper]/route.ts': {
    mayNot: 'everybody but personnel',
    params: () => ({ paper: 'can-bo.pdf' }),
  },
  'units/[unit]/desk-cards/[paper]/making/page.tsx': {
    mayNot: 'everybody but personnel',
    params: () => ({ paper: 'can-bo.pdf' }),
  },

  // Citizens: the one-stop clerk. Publishing: the personnel clerk.
  'units/[unit]/dossiers/page.tsx': { mayNot: 'everybody but one_stop' },
  'units/[unit]/dossiers/[month]/page.tsx': { mayNot: 'everybody but one_stop', params: month },
  'units/[unit]/book/page.tsx': { mayNot: 'everybody but one_stop' },
  'units/[unit]/book/entry/page.tsx': { mayNot: 'everybody but one_stop' },
  'units/[unit]/book/[suggestion]/page.tsx': {
    mayNot: 'everybody but one_stop',
    params: ({ suggestion }) => ({ suggestion }),
  },
  'units/[unit]/survey/page.tsx': { mayNot: 'everybody but one_stop' },
  'units/[unit]/commendations/page.tsx': { mayNot: 'everybody but one_stop' },
  'units/[unit]/publishing/page.tsx': { mayNot: 'everybody but personnel' },
  // What hangs in the ward: its clerk keeps the register, others of the office read it.
  'units/[unit]/inspections/page.tsx': { mayNot: evaluation },
  'units/[unit]/inspections/[visit]/page.tsx': { mayNot: evaluation, params: ({ visit }) => ({ visit }) },
  'units/[unit]/postings/page.tsx': { mayNot: register },
  'units/[unit]/postings/hang/page.tsx': { mayNot: `${register}, inspector` },
  'units/[unit]/postings/list/[quarter]/page.tsx': { mayNot: register, params: quarter },
  'units/[unit]/postings/list/[quarter]/print/route.ts': { mayNot: register, params: quarter },
  'papers/[token]/page.tsx': { mayNot: register, params: () => ({ token: paper }) },
  ...modelPages,
  'units/[unit]/page.tsx': { mayNot: 'staff, editor, administrator' },

  // Hers by month, year and unit: whoever was not in that unit then finds nothing there.
  'evaluations/[month]/page.tsx': { mayNot: '', reach: 'her months', params: month },
  'evaluations/[month]/print/[paper]/route.ts': {
    ...{ mayNot: '', reach: 'her months' },
    params: ({ month }) => ({ month, paper: 'mau-01.pdf' }),
  },
  'evaluations/year/[year]/page.tsx': { ...herself, params: ({ year }) => ({ year }) },
  'evaluations/[month]/appeal/[unit]/page.tsx': {
    mayNot: 'rating_authority',
    params: ({ appealMonth }) => ({ month: appealMonth }),
  },
}
