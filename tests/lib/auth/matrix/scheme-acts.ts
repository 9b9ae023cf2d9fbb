import type { ActRule } from './acts'

const anyAdmin = { mayNot: 'everybody but administrator', reach: 'everywhere' as const }
// The ward's administrator began it: an administrator of another ward finds it and changes nothing.
const author = { mayNot: 'everybody but administrator' }
const words = 'Lý do ghi đủ rõ để người sau đọc được.'

/** Schemes of points: begun, changed and withdrawn by one administrator, approved or returned by a second. */
export const schemeActs: Record<string, ActRule> = {
  'admin/schemes/openSchemeAction': { ...anyAdmin, form: ({ scheme }) => ({ from: scheme }) },
  'admin/scheme-drafts/[draft]/saveSchemeAction': {
    ...author,
    form: ({ schemeDraft }) => ({ draft: schemeDraft, revision: '1', code: 'THU' }),
  },
  'admin/scheme-drafts/[draft]/trySchemeAction': {
    ...anyAdmin,
    form: ({ schemeDraft, decided }) => ({ draft: schemeDraft, month: decided }),
  },
  'admin/scheme-drafts/[draft]/withdrawSchemeAction': {
    ...author,
    form: ({ schemeDraft }) => ({ draft: schemeDraft }),
  },
  // Proposed by somebody who is none of them.
  'admin/scheme-drafts/[draft]/approveSchemeAction': {
    ...anyAdmin,
    form: ({ proposedScheme }) => ({ draft: proposedScheme }),
  },
  'admin/scheme-drafts/[draft]/returnSchemeAction': {
    ...anyAdmin,
    form: ({ proposedScheme }) => ({ draft: proposedScheme, reason: words }),
  },
}
