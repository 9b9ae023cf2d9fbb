import type { PageRule } from './pages'

const editor = { mayNot: 'everybody but editor', reach: 'everywhere' as const }
const clerk = { mayNot: 'everybody but one_stop' }
const coverage = 'staff, assessor, one_stop, editor, administrator'

/** The one-stop model, who has agreed to the Codes, and where the months of a unit are worth a second look. */
export const modelPages: Record<string, PageRule> = {
  // Read by whoever signs in: what is kept of the reading is her own.
  'codes/[code]/[article]/page.tsx': {
    ...{ mayNot: '', reach: 'herself' },
    params: () => ({ article: '1' }),
  },

  // The city's standards are its editors'; what a ward says of them is its one-stop clerk's.
  'standards/page.tsx': editor,
  'standards/[standard]/page.tsx': { ...editor, params: ({ standard }) => ({ standard }) },
  'units/[unit]/model/page.tsx': clerk,
  'units/[unit]/model/hours/page.tsx': clerk,
  'units/[unit]/model/counters/page.tsx': clerk,
  'units/[unit]/model/officers/page.tsx': clerk,
  'units/[unit]/model/standards/[standard]/page.tsx': {
    ...clerk,
    params: ({ standard }) => ({ standard }),
  },

  // Names of who has not agreed: for who keeps the files, decides or inspects. Only the first enters a list.
  'units/[unit]/coverage/page.tsx': { mayNot: coverage },
  'units/[unit]/coverage/print/[paper]/route.ts': {
    mayNot: coverage,
    params: () => ({ paper: 'can-bo.pdf' }),
  },
  'units/[unit]/files/[what]/route.ts quan-triet': {
    mayNot: coverage,
    params: () => ({ what: 'quan-triet' }),
  },
  'units/[unit]/files/[what]/route.ts quan-triet.csv': {
    mayNot: coverage,
    params: () => ({ what: 'quan-triet.csv' }),
  },
  'units/[unit]/coverage/roll-call/page.tsx': { mayNot: 'everybody but personnel' },

  'units/[unit]/fairness/page.tsx': {
    mayNot: 'staff, assessor, one_stop, editor, inspector, administrator',
  },
}
