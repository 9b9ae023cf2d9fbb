import { randomUUID } from 'node:crypto'
import { modelActs } from './model-acts'
import type { Rule } from './pages'
import { type Ids, ward } from './scene'
import { schemeActs } from './scheme-acts'
import { unitActs } from './unit-acts'

/** Every server action and every route that writes, by its place and name, with a form as its page would send it. */
export type ActRule = Rule & { form: (ids: Ids) => Record<string, string> }

const of = { unit: ward }
const herself = { mayNot: '', reach: 'herself' as const }
const admin = { mayNot: 'everybody but administrator' }
const editor = { mayNot: 'everybody but editor', reach: 'everywhere' as const }
const code = { code: 'can-bo', revision: '1' }
const words = 'Lý do ghi đủ rõ để người sau đọc được.'

export const acts: Record<string, ActRule> = {
  // Her own: nobody's else can be named in the form.
  'account/changePasswordAction': {
    ...herself,
    form: () => ({
      current: 'sai',
      chosen: 'mot mat khau that dai 2026',
      again: 'mot mat khau that dai 2026',
    }),
  },
  'account/linkAction': { ...herself, form: () => ({ password: 'sai' }) },
  'account/unlinkAction': { ...herself, form: () => ({}) },
  'codes/acknowledgeAction': { ...herself, form: () => ({ slug: 'can-bo', version: '1', agree: '1' }) },

  // Her own in this unit: who was never in its month has nothing to save or to appeal against.
  'evaluations/[month]/saveSelfAction': {
    mayNot: '',
    form: ({ month }) => ({ ...of, month, strengths: '', weaknesses: '', 'o.I.1': '4' }),
  },
  'evaluations/[month]/draft/POST': {
    mayNot: '',
    form: ({ month }) => ({
      ...{ month, json: JSON.stringify({ ...of, owner: '', strengths: '', weaknesses: '', 'o.I.1': '4,5' }) },
    }),
  },
  'evaluations/[month]/appeal/[unit]/fileAppealAction': {
    mayNot: '',
    form: ({ appealMonth }) => ({ ...of, month: appealMonth, id: randomUUID(), body: words }),
  },
  'evaluations/year/[year]/rateSelfAction': {
    mayNot: 'rating_authority',
    form: ({ year }) => ({ ...of, year, grade: 'B', note: '' }),
  },
  'commendations/answerPraiseAction': {
    // It is the demo's can-bo who is praised: nobody answers for her.
    mayNot: 'everybody but staff',
    form: ({ praise }) => ({ id: praise, answer: 'decline' }),
  },

  'admin/calendar/keepHolidayAction': {
    ...{ ...admin, reach: 'everywhere' },
    form: () => ({ day: '2027-03-03', kind: 'day_off', name: 'Ngày thử', basis: '' }),
  },
  'admin/calendar/removeHolidayAction': {
    ...{ ...admin, reach: 'everywhere' },
    form: () => ({ day: '2027-03-03' }),
  },
  'admin/keys/grantKeyAction': { ...admin, form: () => ({ id: randomUUID(), name: 'Hệ thống thử', ...of }) },
  'admin/keys/revokeKeyAction': { ...admin, form: ({ key }) => ({ key }) },
  'admin/units/[unit]/issueAction': { ...admin, form: ({ holder }) => ({ ...of, people: holder }) },
  'admin/units/[unit]/resetAction': { ...admin, form: ({ account }) => ({ account }) },
  'admin/units/[unit]/grantAction': {
    ...admin,
    form: ({ holder }) => ({
      ...of,
      person: holder,
      at: ward,
      role: 'editor',
      from: '2027-01-01',
      to: '2027-01-31',
    }),
  },
  'admin/units/[unit]/endGrantAction': {
    ...admin,
    form: ({ grant, holder }) => ({ ...of, person: holder, grant }),
  },
  'admin/units/[unit]/switchAccountAction': {
    ...admin,
    form: ({ account, holder }) => ({ ...of, person: holder, account, disabled: '1' }),
  },

  'code-desk/openDraftAction': { ...editor, form: () => ({ code: 'can-bo' }) },
  'code-desk/[code]/articles/[article]/saveArticleAction': {
    ...editor,
    form: ({ article }) => ({ ...code, id: article, title: 'Tên' }),
  },
  'code-desk/[code]/articles/[article]/previewArticleAction': {
    ...editor,
    form: ({ article }) => ({ ...code, id: article, title: 'Tên' }),
  },
  'code-desk/saveHeadAction': { ...editor, form: () => ({ ...code, title: 'Tên' }) },
  'code-desk/arrangeAction': {
    ...editor,
    form: ({ article }) => ({ ...code, kind: 'move-article', id: article, by: '1', at: '0' }),
  },
  'code-desk/bringDocumentAction': { ...editor, form: () => ({ ...code, 'document:file': 'docx' }) },
  'code-desk/submitAction': { ...editor, form: () => code },
  'code-desk/returnAction': { ...editor, form: () => ({ ...code, reason: words }) },
  'code-desk/publishAction': {
    ...editor,
    form: () => ({ ...code, inForceFrom: '2027-01-01', change: 'substance' }),
  },
  'code-desk/withdrawAction': { ...editor, form: () => code },

  ...schemeActs,
  ...modelActs,
  ...unitActs,

  // Last: it ends the session it is called with, whoever she is.
  dropKeptAction: { ...herself, form: () => ({}) },
  signOutAction: { ...herself, form: () => ({}) },
}
