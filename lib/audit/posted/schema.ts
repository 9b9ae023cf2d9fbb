import { z } from 'zod'

const id = z.uuid()
const posting = { postingId: id, unit: z.string(), on: z.string() }

/** What hangs on walls, who has read it, and what inspectors found. */
export const postedEvents = [
  z.strictObject({ kind: z.literal('posting.hung'), ...posting, token: z.string() }),
  z.strictObject({ kind: z.literal('posting.seen'), ...posting }),
  z.strictObject({ kind: z.literal('posting.taken-down'), ...posting }),
  z.strictObject({
    kind: z.literal('roll-call.entered'),
    rollCallId: id,
    unit: z.string(),
    about: z.string(),
    on: z.string(),
    people: z.number(),
    fresh: z.number(),
  }),
  z.strictObject({
    kind: z.literal('session.planned'),
    sessionId: id,
    unit: z.string(),
    on: z.string(),
  }),
  z.strictObject({ kind: z.literal('session.dropped'), sessionId: id, unit: z.string() }),
  z.strictObject({
    kind: z.literal('acknowledgement.reminded'),
    unit: z.string(),
    slug: z.string(),
    version: z.number(),
    letters: z.number(),
  }),
  z.strictObject({ kind: z.literal('inspection.recorded'), visitId: id, unit: z.string(), on: z.string() }),
  z.strictObject({
    kind: z.literal('inspection.withdrawn'),
    visitId: id,
    unit: z.string(),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('inspection.found'),
    findingId: id,
    unit: z.string(),
    measure: z.string(),
  }),
  z.strictObject({
    kind: z.literal('inspection.followed'),
    findingId: id,
    unit: z.string(),
    step: z.string(),
  }),
] as const
