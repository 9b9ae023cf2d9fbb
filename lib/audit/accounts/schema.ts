import { z } from 'zod'

const id = z.uuid()
const grant = {
  grantId: id,
  personId: id,
  role: z.string(),
  unit: z.string(),
  from: z.string(),
  to: z.string().nullable(),
}

/** Who signs in, by which account, and which roles she holds. */
export const accountEvents = [
  z.strictObject({ kind: z.literal('session.opened'), accountId: id }),
  z.strictObject({ kind: z.literal('session.closed'), accountId: id }),
  z.strictObject({
    kind: z.literal('session.refused'),
    userName: z.string(),
    why: z.enum(['wrong', 'too-many', 'disabled']),
  }),
  z.strictObject({ kind: z.literal('account.created'), accountId: id, userName: z.string() }),
  z.strictObject({ kind: z.literal('account.password-reset'), accountId: id }),
  z.strictObject({ kind: z.literal('account.password-changed'), accountId: id }),
  z.strictObject({ kind: z.literal('account.identity-linked'), accountId: id, issuer: z.string() }),
  z.strictObject({ kind: z.literal('account.identity-unlinked'), accountId: id }),
  /** What came after her session had ended, kept for her alone. */
  z.strictObject({ kind: z.literal('form.kept'), accountId: id, path: z.string() }),
  z.strictObject({ kind: z.literal('role.granted'), ...grant }),
  z.strictObject({ kind: z.literal('role.ended'), ...grant }),
  z.strictObject({ kind: z.literal('account.unlocked'), accountId: id }),
  z.strictObject({ kind: z.literal('account.disabled'), accountId: id }),
  z.strictObject({ kind: z.literal('account.enabled'), accountId: id }),
] as const
