import { z } from 'zod'
import { accountEvents } from './accounts/schema'
import { postedEvents } from './posted/schema'

const id = z.uuid()
/** `delegation`: under which it was done, where it was. */
const sheet = { sheetId: id, unit: z.string(), month: z.string(), delegation: id.optional() }
const reason = z.string().min(1)
const suggestion = { suggestionId: id, unit: z.string() }
const commendation = { commendationId: id, unit: z.string() }
const counts = { new: z.number(), changed: z.number(), same: z.number() }

/** The closed list of what the portal remembers. A kind is never renamed; a payload only grows. */
const yearRated = { unit: z.string(), year: z.number(), people: z.number(), delegation: id.optional() }

export const auditEvent = z.discriminatedUnion('kind', [
  ...postedEvents,
  ...accountEvents,
  z.strictObject({ kind: z.literal('units.imported'), ...counts }),
  z.strictObject({ kind: z.literal('successions.imported'), ...counts }),
  z.strictObject({ kind: z.literal('roster.imported'), unit: z.string(), ...counts, missing: z.number() }),
  z.strictObject({
    kind: z.literal('dossiers.imported'),
    ...counts,
    unit: z.string().optional(),
    accepted: z.number().optional(),
  }),
  z.strictObject({
    kind: z.literal('figures.entered'),
    unit: z.string(),
    month: z.string(),
    accepted: z.boolean(),
    key: id.nullable(),
  }),
  z.strictObject({
    kind: z.literal('people.exported'),
    unit: z.string(),
    what: z.enum(['roster', 'month', 'year', 'coverage']),
    month: z.string().nullable(),
    rows: z.number(),
  }),
  z.strictObject({ kind: z.literal('key.granted'), keyId: id, unit: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('key.revoked'), keyId: id, unit: z.string() }),
  z.strictObject({
    kind: z.literal('scores.imported'),
    unit: z.string(),
    month: z.string(),
    ...counts,
    delegation: id.optional(),
  }),
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
  z.strictObject({ kind: z.literal('sheet.moved'), ...sheet, people: z.number() }),
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
  z.strictObject({ kind: z.literal('year.rated-self'), unit: z.string(), year: z.number() }),
  z.strictObject({ kind: z.literal('year.proposed'), ...yearRated }),
  /** `oneByLaw`: how many of them score in the unit, so that one person proposed and decided. */
  z.strictObject({ kind: z.literal('year.decided'), ...yearRated, oneByLaw: z.number().optional() }),
  z.strictObject({ kind: z.literal('self.saved'), ...sheet }),
  /** What came after her session had ended, kept as her draft. */
  z.strictObject({ kind: z.literal('self.parked'), ...sheet, accountId: id }),
  z.strictObject({ kind: z.literal('self.sent'), ...sheet }),
  z.strictObject({
    kind: z.literal('record.published'),
    unit: z.string(),
    month: z.string(),
    revision: z.number(),
    seq: z.number(),
    reason: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('scheme.draft.opened'), draftId: id, from: z.string() }),
  z.strictObject({ kind: z.literal('scheme.draft.saved'), draftId: id, revision: z.number() }),
  z.strictObject({ kind: z.literal('scheme.tried'), draftId: id, month: z.string(), people: z.number() }),
  z.strictObject({ kind: z.literal('scheme.proposed'), draftId: id, revision: z.number() }),
  z.strictObject({ kind: z.literal('scheme.returned'), draftId: id, reason }),
  z.strictObject({ kind: z.literal('scheme.withdrawn'), draftId: id }),
  z.strictObject({ kind: z.literal('scheme.approved'), draftId: id, code: z.string(), from: z.string() }),
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
    ...{ personId: id, unit: z.string(), from: z.string(), to: z.string().nullable() },
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
  z.strictObject({
    kind: z.literal('outstanding.recorded'),
    ...{ rating: id, unit: z.string(), number: z.string(), from: z.string(), till: z.string() },
  }),
  z.strictObject({ kind: z.literal('outstanding.withdrawn'), rating: id, unit: z.string(), reason }),
  z.strictObject({ kind: z.literal('reminders.written'), letters: z.number() }),
  z.strictObject({ kind: z.literal('model.changed'), unit: z.string(), part: z.string() }),
  z.strictObject({ kind: z.literal('standard.changed'), standardId: id, what: z.string() }),
  z.strictObject({ kind: z.literal('standard.stated'), unit: z.string(), standardId: id, met: z.boolean() }),
  z.strictObject({ kind: z.literal('officer.kept'), unit: z.string(), officerId: id, as: z.string() }),
  z.strictObject({ kind: z.literal('demo.seeded'), today: z.string(), people: z.number() }),
  z.strictObject({
    kind: z.literal('action.refused'),
    action: z.string(),
    why: z.string(),
    subject: z.string().nullable(),
  }),
])

export type AuditEvent = z.infer<typeof auditEvent>
