import { randomUUID } from 'node:crypto'
import type { ActRule } from './acts'
import { ward } from './scene'

const of = { unit: ward }
const editor = { mayNot: 'everybody but editor', reach: 'everywhere' as const }
const clerk = { mayNot: 'everybody but one_stop' }
const personnel = { mayNot: 'everybody but personnel' }
const wording = { text: 'Chuẩn thử của ma trận', textEn: 'A standard on trial' }
const closedAllWeek = { day1: '', day2: '', day3: '', day4: '', day5: '', day6: '', day7: '' }

/** The one-stop model: the city's standards, and the ward's own part. Who has agreed to the Codes, as entered. */
export const modelActs: Record<string, ActRule> = {
  'standards/addStandardAction': {
    ...editor,
    form: () => ({ id: randomUUID(), group: 'civil', ...wording }),
  },
  'standards/rewordStandardAction': {
    ...editor,
    form: ({ standard }) => ({ id: standard, ...wording, change: 'slip' }),
  },
  'standards/moveStandardAction': { ...editor, form: ({ standard }) => ({ id: standard, way: 'down' }) },
  'standards/retireStandardAction': {
    ...editor,
    // The last of its part: it stays, so that the next editor finds it still.
    form: ({ lastStandard }) => ({ id: lastStandard }),
  },

  'units/[unit]/model/standards/[standard]/stateStandardAction': {
    ...clerk,
    form: ({ standard }) => ({
      ...of,
      ...{ id: randomUUID(), standard, edition: '1', met: 'yes', since: '2026-10-05' },
    }),
  },
  'units/[unit]/model/keepPlaceAction': {
    ...clerk,
    form: () => ({ ...of, address: 'Nhà thử', hotline: '024 1234 5678' }),
  },
  'units/[unit]/model/keepWeekAction': {
    ...clerk,
    form: () => ({ ...of, ...closedAllWeek, day1: '08:00–12:00' }),
  },
  'units/[unit]/model/keepExceptionAction': {
    ...clerk,
    form: () => ({ ...of, day: '2030-03-04', spans: '', reason: 'Tập huấn' }),
  },
  'units/[unit]/model/removeExceptionAction': { ...clerk, form: () => ({ ...of, day: '2030-03-04' }) },
  'units/[unit]/model/keepCounterAction': {
    ...clerk,
    form: () => ({ ...of, was: '0', number: '99', title: 'Quầy thử', titleEn: '' }),
  },
  'units/[unit]/model/removeCounterAction': { ...clerk, form: () => ({ ...of, number: '99' }) },
  'units/[unit]/model/keepFieldAction': {
    ...clerk,
    form: () => ({ ...of, id: randomUUID(), title: 'Lĩnh vực thử', titleEn: '', link: '' }),
  },
  'units/[unit]/model/removeFieldAction': { ...clerk, form: () => ({ ...of, id: randomUUID() }) },
  'units/[unit]/model/keepAmenitiesAction': { ...clerk, form: () => of },
  'units/[unit]/model/officers/keepOfficerAction': {
    ...clerk,
    form: ({ member }) => ({
      ...of,
      ...{ id: randomUUID(), person: member, duty: 'officer', title: 'Chuyên viên', field: 'Hộ tịch' },
      ...{ phone: '', from: '2026-10-05', to: '', basis: 'none' },
    }),
  },
  'units/[unit]/model/officers/removeOfficerAction': {
    ...clerk,
    form: ({ officer }) => ({ ...of, id: officer }),
  },

  // Her own reading: nobody else can be named in the form.
  'codes/[code]/[article]/readArticleAction': {
    ...{ mayNot: '', reach: 'herself' },
    form: () => ({ slug: 'can-bo', version: '1', article: '1', next: '' }),
  },
  'units/[unit]/coverage/enterRollCallAction': {
    ...personnel,
    form: ({ member }) => ({
      ...of,
      ...{ about: 'can-bo/1', on: '2026-11-20', place: 'Hội trường', session: '', [`co-${member}`]: '1' },
    }),
  },
  'units/[unit]/coverage/remindAction': { ...personnel, form: () => ({ ...of, slug: 'can-bo' }) },
  'units/[unit]/coverage/planSessionAction': {
    ...personnel,
    form: () => ({ ...of, on: '2026-12-20', audience: 'Toàn đơn vị', place: 'Hội trường' }),
  },
  'units/[unit]/coverage/dropSessionAction': { ...personnel, form: ({ session }) => ({ ...of, session }) },
}
