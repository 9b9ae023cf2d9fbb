import { randomUUID } from 'node:crypto'
import type { ActRule } from './acts'
import { paper } from './pages'
import { ward } from './scene'

const of = { unit: ward }
const clerk = { mayNot: 'everybody but one_stop' }
const personnel = { mayNot: 'everybody but personnel' }
const scorer = { mayNot: 'everybody but assessor' }
const decider = { mayNot: 'everybody but rating_authority' }
const keeper = { mayNot: 'staff, assessor, rating_authority, editor, inspector, administrator' }
const words = 'Lý do ghi đủ rõ để người sau đọc được.'
const typedFields = JSON.stringify({ owner: '', fields: { remark: words }, base: { remark: '' } })

/** What is done in the ward, by whoever holds the role in it. */
export const unitActs: Record<string, ActRule> = {
  'units/[unit]/evaluations/[month]/cells/POST': {
    ...scorer,
    form: ({ month, member }) => ({ month, json: JSON.stringify(cells(member)) }),
    ownRow: 'everybody',
  },
  'units/[unit]/evaluations/[month]/cells/POST by the plain form': {
    ...scorer,
    form: ({ month, member }) => ({ month, fields: plainForm(member, '2') }),
  },
  'units/[unit]/evaluations/[month]/cells/POST by the plain form, sent to be decided': {
    ...scorer,
    form: ({ month, member }) => ({ month, fields: plainForm(member, '2', { step: 'submit' }) }),
  },
  'units/[unit]/evaluations/[month]/cells/POST of a former unit': {
    ...scorer,
    form: ({ formerUnit, holder }) => ({
      ...{ unit: formerUnit, month: '2024-06', json: JSON.stringify(cells(holder)) },
    }),
  },
  // Who scores in the ward is scored by who decides: not by herself, nor by another who scores.
  'units/[unit]/evaluations/[month]/cells/POST of the assessor herself': {
    ...decider,
    form: ({ month, head }) => ({ month, json: JSON.stringify(cells(head)) }),
  },
  'units/[unit]/evaluations/[month]/cells/POST of another who scores': {
    ...decider,
    form: ({ month, second }) => ({ month, json: JSON.stringify(cells(second)) }),
  },
  'units/[unit]/evaluations/[month]/cells/POST of another who scores, by the plain form': {
    ...decider,
    form: ({ month, second }) => ({ month, fields: plainForm(second, '2') }),
  },
  'units/[unit]/evaluations/[month]/people/[person]/fields/POST': {
    ...scorer,
    form: ({ month, member }) => ({ month, person: member, json: typedFields }),
    ownRow: 'everybody',
  },
  'units/[unit]/evaluations/[month]/people/[person]/fields/POST of another who scores': {
    ...decider,
    form: ({ month, second }) => ({ month, person: second, json: typedFields }),
  },
  'units/[unit]/evaluations/[month]/people/[person]/fields/POST of a former unit': {
    ...scorer,
    form: ({ formerUnit, holder }) => ({
      ...{ unit: formerUnit, month: '2024-06', person: holder, json: typedFields },
    }),
  },
  'units/[unit]/evaluations/[month]/people/[person]/savePersonAction of another who scores': {
    ...decider,
    form: ({ month, second }) => ({ ...of, month, person: second, remark: words }),
  },
  'units/[unit]/evaluations/[month]/people/[person]/savePersonAction of a former unit': {
    ...scorer,
    form: ({ formerUnit, holder }) => ({
      ...{ unit: formerUnit, month: '2024-06', person: holder, remark: words },
    }),
  },
  'units/[unit]/evaluations/[month]/people/[person]/savePersonAction': {
    ...scorer,
    form: ({ month, member }) => ({ ...of, month, person: member, remark: words }),
    ownRow: 'everybody',
  },
  'units/[unit]/evaluations/[month]/approval/approveAction': {
    ...decider,
    form: ({ month }) => ({ ...of, month, 'quotaReasons.unit': words }),
  },
  'units/[unit]/evaluations/[month]/approval/returnAction': {
    ...decider,
    form: ({ month }) => ({ ...of, month, reason: words }),
  },
  'units/[unit]/evaluations/[month]/approval/reopenAction': {
    ...decider,
    form: ({ month }) => ({ ...of, month, reason: words, days: '3' }),
  },
  'units/[unit]/appeals/[appeal]/answerAppealAction': {
    ...decider,
    form: ({ appeal }) => ({ ...of, appeal, outcome: 'refused', reason: words }),
  },
  'units/[unit]/appeals/[appeal]/answerAppealAction of a former unit': {
    ...decider,
    form: ({ formerUnit, formerAppeal }) => ({
      ...{ unit: formerUnit, appeal: formerAppeal, outcome: 'refused', reason: words },
    }),
  },
  'units/[unit]/evaluations/[month]/approval/reopenAction of a former unit': {
    ...decider,
    form: ({ formerUnit }) => ({ unit: formerUnit, month: '2024-06', reason: words, days: '3' }),
  },
  'units/[unit]/years/[year]/saveYearAction': {
    ...scorer,
    form: ({ year, member }) => ({
      ...of,
      ...{ year, step: 'proposal', reason: '', [`grade.${member}`]: 'B', [`note.${member}`]: '' },
    }),
  },
  'units/[unit]/years/[year]/saveYearAction of a decision': {
    ...decider,
    form: ({ year, member }) => ({
      ...of,
      ...{ year, step: 'decision', reason: '', [`grade.${member}`]: 'B', [`note.${member}`]: '' },
    }),
  },
  'units/[unit]/delegations/delegateAction': {
    ...decider,
    form: ({ member }) => ({
      ...of,
      ...{ role: 'rating_authority', kind: 'tuq', delegate: member, from: '2027-02-01', to: '2027-02-05' },
    }),
  },
  'units/[unit]/delegations/endDelegationAction': {
    ...decider,
    form: ({ delegation }) => ({ ...of, delegation, reason: words }),
  },
  'units/[unit]/outstanding/recordOutstandingAction': {
    ...personnel,
    // Days before the ward: refused for them, so that the next is asked the same.
    form: () => ({
      ...of,
      number: '1',
      issuedBy: 'UBND',
      decidedOn: '2026-10-05',
      from: '2020-01-01',
      to: '2020-12-31',
    }),
  },
  'units/[unit]/outstanding/withdrawOutstandingAction': {
    ...personnel,
    form: ({ outstanding }) => ({ ...of, rating: outstanding, reason: words }),
  },

  'units/[unit]/postings/hangPaperAction': {
    ...keeper,
    form: () => ({ ...of, paper: 'can-bo.poster', place: 'one-stop', spot: 'Sảnh', on: '2026-10-05' }),
  },
  'units/[unit]/postings/takeDownAction': {
    ...keeper,
    // Before it was hung: refused for the day, so that the next finds it hanging still.
    form: ({ posting }) => ({ ...of, posting, on: '2020-01-01' }),
  },
  'units/[unit]/inspections/recordVisitAction': {
    mayNot: 'everybody but inspector',
    form: () => ({
      ...of,
      ...{ id: randomUUID(), on: '2026-10-05', kind: 'planned', team: 'Đoàn kiểm tra', about: '' },
    }),
  },
  'units/[unit]/inspections/recordFindingAction': {
    mayNot: 'everybody but inspector',
    form: ({ visit }) => ({
      ...of,
      ...{ id: randomUUID(), visit, article: '', what: 'Biển tên quầy bị che', severity: 'minor' },
      ...{ measure: 'reminder', due: '2027-10-20' },
    }),
  },
  'units/[unit]/inspections/takeStepAction': {
    mayNot: 'everybody but inspector',
    form: ({ visit, finding }) => ({
      ...of,
      ...{ id: randomUUID(), visit, finding, kind: 'checked', on: '2026-10-06', note: 'Đã treo lại' },
      ...{ proof: '', due: '' },
    }),
  },
  'units/[unit]/inspections/withdrawVisitAction': {
    mayNot: 'everybody but inspector',
    form: ({ mistaken }) => ({ ...of, visit: mistaken, reason: words }),
  },
  'papers/[token]/seePaperAction': {
    mayNot: 'staff, assessor, rating_authority, editor, administrator',
    form: () => ({ token: paper, spot: 'Sảnh' }),
  },

  'units/[unit]/roster/unlockAction': { ...personnel, form: ({ member }) => ({ ...of, person: member }) },
  'units/[unit]/roster/openMonthAction': { ...personnel, form: ({ month }) => ({ ...of, month }) },
  'units/[unit]/roster/absences/writeAbsenceAction': {
    ...personnel,
    form: ({ holder }) => ({ ...of, person: holder, kind: 'study', from: '2026-01-05', to: '', basis: '' }),
  },
  'units/[unit]/roster/absences/endAbsenceAction': {
    ...personnel,
    form: ({ absence }) => ({ ...of, absence, to: '2026-03-05' }),
  },
  'units/[unit]/uploads/parkAction': {
    ...personnel,
    form: () => ({ ...of, kind: 'roster', 'file:file': 'Mã cán bộ,Họ và tên\n' }),
  },
  // Who decides brings the points of whom she scores herself.
  'units/[unit]/uploads/parkAction of scores': {
    mayNot: 'staff, personnel, one_stop, editor, inspector, administrator',
    form: ({ month }) => ({ ...of, kind: 'scores', month, 'file:file': 'Mã cán bộ,Họ và tên\n' }),
  },
  'units/[unit]/uploads/parkAction of dossiers': {
    ...clerk,
    form: () => ({ ...of, kind: 'dossiers', 'file:file': 'Tháng\n' }),
  },
  'units/[unit]/uploads/confirmAction of scores': {
    ...scorer,
    form: ({ scoresUpload }) => ({ ...of, upload: scoresUpload, seen: '0'.repeat(64), reason: '' }),
  },
  'units/[unit]/uploads/confirmAction of dossiers': {
    ...clerk,
    form: ({ dossiersUpload }) => ({ ...of, upload: dossiersUpload, seen: '0'.repeat(64), reason: '' }),
  },
  'units/[unit]/uploads/confirmAction': {
    ...personnel,
    form: ({ upload }) => ({ ...of, upload, seen: '0'.repeat(64), reason: '' }),
  },
  'units/[unit]/publishing/publishAction': {
    ...personnel,
    form: ({ month }) => ({ ...of, month, reason: words }),
  },
  'units/[unit]/publishing/publishReadyAction': {
    mayNot: 'everybody',
    form: ({ month }) => ({ unit: 'ha-noi', month, units: ward }),
  },

  'units/[unit]/dossiers/[month]/enterAction': {
    ...clerk,
    form: ({ month }) => ({ ...of, month, reason: '', sure: '1', received: '10' }),
  },
  'units/[unit]/book/entry/copyPageAction': {
    ...clerk,
    form: () => ({
      ...of,
      ...{ id: randomUUID(), kind: 'suggestion', text: words, marked: '', day: '2026-10-05', page: '1' },
    }),
  },
  'units/[unit]/book/[suggestion]/showAction': {
    ...clerk,
    form: ({ suggestion }) => ({ ...of, id: suggestion }),
  },
  'units/[unit]/book/[suggestion]/hideAction': {
    ...clerk,
    form: ({ suggestion }) => ({ ...of, id: suggestion, reason: 'insult' }),
  },
  'units/[unit]/book/[suggestion]/blankAction': {
    ...clerk,
    form: ({ suggestion }) => ({ ...of, id: suggestion, marked: 'một' }),
  },
  'units/[unit]/book/[suggestion]/routeAction': {
    ...clerk,
    form: ({ suggestion }) => ({ ...of, id: suggestion, as: 'complaint', to: words }),
  },
  'units/[unit]/book/[suggestion]/replyAction': {
    ...clerk,
    form: ({ suggestion }) => ({ ...of, id: suggestion, reply: words }),
  },
  'units/[unit]/commendations/verifyPraiseAction': {
    ...clerk,
    form: ({ member }) => ({
      ...of,
      ...{ person: member, kind: 'good_person_good_deed', day: '2026-10-05', deed: words },
      ...{ decision: '', id: randomUUID() },
    }),
  },
  'units/[unit]/commendations/praiseStepAction': {
    ...clerk,
    form: ({ praise }) => ({ id: praise, step: 'written' }),
  },
}

/** The row as the sheet's form sends it without scripts. */
function plainForm(person: string, points: string, more: Record<string, string> = {}): string {
  const row = { [`base.${person}`]: '', [`${person}.I.1`]: points }
  return new URLSearchParams({ keys: 'I.1', ...row, ...more }).toString()
}

function cells(person: string) {
  return { since: null, owner: '', rows: [{ person, cells: { 'I.1': '3' }, base: {} }] }
}
