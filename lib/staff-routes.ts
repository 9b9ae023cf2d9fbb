// Staff pages, by room: `file` is the folder under app/[locale], `vi` what people see. Vietnamese only.

import { adminRoutes } from './admin-routes'
import { fileRoutes } from './file-routes'
import { modelRoutes } from './model-routes'
import { postedRoutes } from './posted-routes'

export const staffRoutes = {
  ...fileRoutes,
  ...modelRoutes,
  ...postedRoutes,
  desk: { file: '/staff', vi: '/can-bo' },
  myCodes: { file: '/staff/codes', vi: '/can-bo/quy-tac' },
  codeDesk: { file: '/staff/code-desk', vi: '/can-bo/bien-tap' },
  codeDraft: { file: '/staff/code-desk/:code', vi: '/can-bo/bien-tap/:code' },
  draftHead: { file: '/staff/code-desk/:code/head', vi: '/can-bo/bien-tap/:code/phan-dau' },
  draftArticle: {
    file: '/staff/code-desk/:code/articles/:article',
    vi: '/can-bo/bien-tap/:code/dieu/:article',
  },
  draftReview: { file: '/staff/code-desk/:code/review', vi: '/can-bo/bien-tap/:code/duyet' },
  myMonths: { file: '/staff/evaluations', vi: '/can-bo/danh-gia' },
  myMonth: { file: '/staff/evaluations/:month', vi: '/can-bo/danh-gia/:month' },
  selfDraft: { file: '/staff/evaluations/:month/draft', vi: '/can-bo/danh-gia/:month/ghi' },
  myPaper: { file: '/staff/evaluations/:month/print/:paper', vi: '/can-bo/danh-gia/:month/in/:paper' },
  myAppeal: { file: '/staff/evaluations/:month/appeal/:unit', vi: '/can-bo/danh-gia/:month/kien-nghi/:unit' },
  myYear: { file: '/staff/evaluations/year/:year', vi: '/can-bo/danh-gia/nam/:year' },
  unitDesk: { file: '/staff/units/:unit', vi: '/can-bo/don-vi/:unit' },
  unitMonths: { file: '/staff/units/:unit/evaluations', vi: '/can-bo/don-vi/:unit/danh-gia' },
  sheet: { file: '/staff/units/:unit/evaluations/:month', vi: '/can-bo/don-vi/:unit/danh-gia/:month' },
  sheetCells: {
    file: '/staff/units/:unit/evaluations/:month/cells',
    vi: '/can-bo/don-vi/:unit/danh-gia/:month/ghi',
  },
  missing: { file: '/staff/units/:unit/missing/:month', vi: '/can-bo/don-vi/:unit/con-thieu/:month' },
  approval: {
    file: '/staff/units/:unit/evaluations/:month/approval',
    vi: '/can-bo/don-vi/:unit/danh-gia/:month/phe-duyet',
  },
  inside: {
    file: '/staff/units/:unit/evaluations/:month/inside',
    vi: '/can-bo/don-vi/:unit/danh-gia/:month/cong-khai',
  },
  sheetPaper: {
    file: '/staff/units/:unit/evaluations/:month/print/:paper',
    vi: '/can-bo/don-vi/:unit/danh-gia/:month/in/:paper',
  },
  sheetPaperMaking: {
    file: '/staff/units/:unit/evaluations/:month/print/:paper/making',
    vi: '/can-bo/don-vi/:unit/danh-gia/:month/in/:paper/dang-lam',
  },
  sheetPerson: {
    file: '/staff/units/:unit/evaluations/:month/people/:person',
    vi: '/can-bo/don-vi/:unit/danh-gia/:month/nguoi/:person',
  },
  sheetFields: {
    file: '/staff/units/:unit/evaluations/:month/people/:person/fields',
    vi: '/can-bo/don-vi/:unit/danh-gia/:month/nguoi/:person/ghi',
  },
  fairness: { file: '/staff/units/:unit/fairness', vi: '/can-bo/don-vi/:unit/doi-chieu' },
  years: { file: '/staff/units/:unit/years', vi: '/can-bo/don-vi/:unit/xep-loai-nam' },
  unitYear: { file: '/staff/units/:unit/years/:year', vi: '/can-bo/don-vi/:unit/xep-loai-nam/:year' },
  yearPerson: {
    file: '/staff/units/:unit/years/:year/:person',
    vi: '/can-bo/don-vi/:unit/xep-loai-nam/:year/:person',
  },
  appeals: { file: '/staff/units/:unit/appeals', vi: '/can-bo/don-vi/:unit/kien-nghi' },
  appeal: { file: '/staff/units/:unit/appeals/:appeal', vi: '/can-bo/don-vi/:unit/kien-nghi/:appeal' },
  publishing: { file: '/staff/units/:unit/publishing', vi: '/can-bo/don-vi/:unit/cong-bo' },
  deskCards: { file: '/staff/units/:unit/desk-cards/:paper', vi: '/can-bo/don-vi/:unit/the-ban/:paper' },
  deskCardsMaking: {
    file: '/staff/units/:unit/desk-cards/:paper/making',
    vi: '/can-bo/don-vi/:unit/the-ban/:paper/dang-lam',
  },
  roster: { file: '/staff/units/:unit/roster', vi: '/can-bo/don-vi/:unit/nhan-su' },
  book: { file: '/staff/units/:unit/book', vi: '/can-bo/don-vi/:unit/gop-y' },
  bookEntry: { file: '/staff/units/:unit/book/entry', vi: '/can-bo/don-vi/:unit/gop-y/so-giay' },
  bookPage: { file: '/staff/units/:unit/book/:suggestion', vi: '/can-bo/don-vi/:unit/gop-y/:suggestion' },
  absences: { file: '/staff/units/:unit/roster/absences', vi: '/can-bo/don-vi/:unit/nhan-su/vang-mat' },
  delegations: { file: '/staff/units/:unit/delegations', vi: '/can-bo/don-vi/:unit/uy-quyen' },
  outstanding: { file: '/staff/units/:unit/outstanding', vi: '/can-bo/don-vi/:unit/hoan-thanh-xuat-sac' },
  account: { file: '/staff/account', vi: '/can-bo/tai-khoan' },
  commendations: { file: '/staff/units/:unit/commendations', vi: '/can-bo/don-vi/:unit/guong-tot' },
  ownPraise: { file: '/staff/commendations', vi: '/can-bo/guong-tot' },
  surveyResults: { file: '/staff/units/:unit/survey', vi: '/can-bo/don-vi/:unit/khao-sat' },
  ...adminRoutes,
  components: { file: '/staff/components', vi: '/thiet-ke' },
} as const
