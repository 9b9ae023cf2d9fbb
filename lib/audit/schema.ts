import { z } from 'zod'

const id = z.uuid()
/** `delegation`: under which it was done, where it was. */
const sheet = { sheetId: id, unit: z.string(), month: z.string(), delegation: id.optional() }
const reason = z.string().min(1)
const suggestion = { suggestionId: id, unit: z.string() }
const commendation = { commendationId: id, unit: z.string() }
const grant = {
  grantId: id,
  personId: id,
  role: z.string(),
  unit: z.string(),
  from: z.string(),
  to: z.string().nullable(),
}
const counts = { new: z.number(), changed: z.number(), same: z.number() }

/** The closed list of what the portal remembers. A kind is never renamed; a payload only grows. */
export const auditEvent = z.discriminatedUnion('kind', [
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
  z.strictObject({ kind: z.literal('role.granted'), ...grant }),
  z.strictObject({ kind: z.literal('role.ended'), ...grant }),
  z.strictObject({ kind: z.literal('account.unlocked'), accountId: id }),
  z.strictObject({ kind: z.literal('account.disabled'), accountId: id }),
  z.strictObject({ kind: z.literal('account.enabled'), accountId: id }),
  z.strictObject({ kind: z.literal('units.imported'), ...counts }),
  z.strictObject({ kind: z.literal('successions.imported'), ...counts }),
  z.strictObject({ kind: z.literal('roster.imported'), unit: z.string(), ...counts, missing: z.number() }),
  z.strictObject({ kind: z.literal('dossiers.imported'), ...counts }),
  z.strictObject({ kind: z.literal('scores.imported'), unit: z.string(), month: z.string(), ...counts }),
  z.strictObject({
    kind: z.literal('code.imported'),
    slug: z.string(),
    version: z.number(),
    inForceFrom: z.string(),
  }),
  z.strictObject({ kind: z.literal('code.draft.opened'), slug: z.string() }),
  z.strictObject({
    kind: z.literal('code.draft.saved'),
    slug: z.string(),
    revision: z.number(),
    part: z.string(),
  }),
  z.strictObject({ kind: z.literal('code.draft.submitted'), slug: z.string(), revision: z.number() }),
  z.strictObject({ kind: z.literal('code.draft.returned'), slug: z.string(), reason }),
  z.strictObject({ kind: z.literal('code.draft.withdrawn'), slug: z.string() }),
  z.strictObject({
    kind: z.literal('code.published'),
    slug: z.string(),
    version: z.number(),
    inForceFrom: z.string(),
    change: z.enum(['slip', 'substance']),
  }),
  z.strictObject({
    kind: z.literal('model.seeded'),
    standards: z.number(),
    amenities: z.number(),
    points: z.number(),
  }),
  z.strictObject({
    kind: z.literal('code.acknowledged'),
    personId: id,
    slug: z.string(),
    version: z.number(),
  }),
  z.strictObject({ kind: z.literal('sheet.opened'), ...sheet, people: z.number() }),
  z.strictObject({
    kind: z.literal('months.opened'),
    month: z.string(),
    units: z.string().array(),
    people: z.number(),
    changed: z.number(),
  }),
  z.strictObject({ kind: z.literal('sheet.relocked'), ...sheet }),
  z.strictObject({ kind: z.literal('sheet.saved'), ...sheet, changed: z.number() }),
  /** What came after her session had ended, kept for her alone. */
  z.strictObject({ kind: z.literal('sheet.parked'), ...sheet, accountId: id, fields: z.number() }),
  z.strictObject({ kind: z.literal('evidence.attached'), ...sheet, file: id }),
  z.strictObject({ kind: z.literal('sheet.submitted'), ...sheet }),
  z.strictObject({ kind: z.literal('sheet.returned'), ...sheet, reason }),
  z.strictObject({
    kind: z.literal('sheet.approved'),
    ...sheet,
    graded: z.number(),
    quotaReason: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('sheet.reopened'), ...sheet, reason }),
  z.strictObject({ kind: z.literal('appeal.filed'), ...sheet, appealId: id, dueDay: z.string() }),
  z.strictObject({ kind: z.literal('appeal.answered'), ...sheet, appealId: id, upheld: z.boolean() }),
  z.strictObject({ kind: z.literal('self.saved'), ...sheet }),
  z.strictObject({ kind: z.literal('self.sent'), ...sheet }),
  z.strictObject({
    kind: z.literal('record.published'),
    unit: z.string(),
    month: z.string(),
    revision: z.number(),
    seq: z.number(),
    reason: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('calendar.seeded'), days: z.number() }),
  z.strictObject({
    kind: z.literal('holiday.kept'),
    day: z.string(),
    as: z.enum(['day_off', 'work_day']),
    name: z.string(),
  }),
  z.strictObject({ kind: z.literal('holiday.removed'), day: z.string() }),
  z.strictObject({
    kind: z.literal('suggestion.received'),
    ...suggestion,
    channel: z.enum(['web', 'book']),
  }),
  z.strictObject({ kind: z.literal('suggestion.shown'), ...suggestion }),
  z.strictObject({ kind: z.literal('suggestion.hidden'), ...suggestion, reason }),
  z.strictObject({ kind: z.literal('suggestion.blanked'), ...suggestion }),
  z.strictObject({ kind: z.literal('suggestion.routed'), ...suggestion, as: z.string() }),
  z.strictObject({ kind: z.literal('suggestion.replied'), ...suggestion, days: z.number() }),
  z.strictObject({ kind: z.literal('commendation.verified'), ...commendation }),
  z.strictObject({ kind: z.literal('commendation.consented'), ...commendation, how: z.string() }),
  z.strictObject({ kind: z.literal('commendation.declined'), ...commendation }),
  z.strictObject({ kind: z.literal('commendation.published'), ...commendation }),
  z.strictObject({ kind: z.literal('commendation.withdrawn'), ...commendation }),
  z.strictObject({
    kind: z.literal('absence.written'),
    personId: id,
    unit: z.string(),
    from: z.string(),
    to: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('absence.ended'), personId: id, unit: z.string(), to: z.string() }),
  z.strictObject({
    kind: z.literal('delegation.granted'),
    delegation: id,
    unit: z.string(),
    role: z.string(),
    to: id,
    from: z.string(),
    till: z.string(),
  }),
  z.strictObject({ kind: z.literal('delegation.ended'), delegation: id, unit: z.string(), reason }),
  z.strictObject({ kind: z.literal('reminders.written'), letters: z.number() }),
  z.strictObject({ kind: z.literal('demo.seeded'), today: z.string(), people: z.number() }),
  z.strictObject({
    kind: z.literal('action.refused'),
    action: z.string(),
    why: z.string(),
    subject: z.string().nullable(),
  }),
])

export type AuditEvent = z.infer<typeof auditEvent>
