import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { firstDay } from '@/lib/month'
import { tooLong } from '../drafts/rules'
import type { GradeResult } from '../grading/rules'
import { type Scheme, schemeSchema, type StaffCategory } from '../schemes/schema'
import { refuse } from '../sheets/commands'
import type { NotGradedReason, SheetState } from '../sheets/schema'
import { gradedHere, readSelf, takesSelf } from './rules'
import type { SelfFault, SelfInput } from './schema'

type SelfRefusal =
  | { ok: false; reason: 'not-found' }
  /** The month is with somebody else by now, or she is not graded in it. */
  | { ok: false; reason: 'not-now' }
  | { ok: false; reason: 'sent' }

export type SaveSelfResult = { ok: true; savedAt: string } | SelfRefusal
export type SendSelfResult =
  { ok: true } | SelfRefusal | { ok: false; reason: 'invalid'; faults: SelfFault[] }

/** Keeps her draft exactly as it stands in the form, right or wrong: nobody but she sees it. */
export async function saveSelf(
  actor: Pick<Actor, 'personId'>,
  input: SelfInput,
  now: Date,
): Promise<SaveSelfResult> {
  return db.$transaction(async (tx): Promise<SaveSelfResult> => {
    const own = await enter(tx, actor, input)
    if ('reason' in own) return refuse(tx, actor, 'self.save', input, own)
    if (!(await write(tx, own.evaluationId, input, now)))
      return refuse(tx, actor, 'self.save', input, { ok: false, reason: 'sent' })
    await recordEvent(tx, actor.personId, { kind: 'self.saved', ...named(own, input) })
    return { ok: true, savedAt: now.toISOString() }
  })
}

/**
 * Keeps what came after the session of this account had ended, or after the month had gone on, as her draft: a draft
 * nobody but she is shown. What was sent by then stays as it was sent.
 */
export async function parkSelf(accountId: string, input: SelfInput, now: Date): Promise<SaveSelfResult> {
  return db.$transaction(async (tx): Promise<SaveSelfResult> => {
    const account = await tx.account.findFirst({
      where: { id: accountId, disabled: false },
      select: { personId: true },
    })
    const own = account
      ? await enter(tx, account, input, gradedHere)
      : ({ ok: false, reason: 'not-found' } as const)
    if ('reason' in own) return own
    if (!(await write(tx, own.evaluationId, input, now))) return { ok: false, reason: 'sent' }
    await recordEvent(tx, null, { kind: 'self.parked', ...named(own, input), accountId })
    return { ok: true, savedAt: now.toISOString() }
  })
}

/** Sends it to the assessor, once. What is wrong or missing is said all at once; the draft is kept either way. */
export async function sendSelf(actor: Actor, input: SelfInput, now: Date): Promise<SendSelfResult> {
  return db.$transaction(async (tx): Promise<SendSelfResult> => {
    const own = await enter(tx, actor, input)
    if ('reason' in own) {
      // The second of two clicks: what was asked for is done.
      if (own.reason === 'sent') return { ok: true }
      return refuse(tx, actor, 'self.send', input, own)
    }
    const { cells, ...read } = readSelf(own.scheme, own, input.cells)
    const { strengths, weaknesses } = input
    const long = tooLong({ strengths, weaknesses }).map(({ field: key, why }) => ({ key, why }))
    const faults = [...read.faults, ...long]
    const result = long.length > 0 ? null : read.result
    if (!(await write(tx, own.evaluationId, { ...input, cells }, now, result))) return { ok: true }
    if (!result) {
      await recordEvent(tx, actor.personId, { kind: 'self.saved', ...named(own, input) })
      return { ok: false, reason: 'invalid', faults }
    }
    await recordEvent(tx, actor.personId, { kind: 'self.sent', ...named(own, input) })
    return { ok: true }
  })
}

type Own = {
  evaluationId: string
  sheetId: string
  state: SheetState
  notGraded: NotGradedReason | null
  byHead: boolean
  decided: boolean
  sent: boolean
  positionTitle: string
  category: StaffCategory
  scheme: Scheme
}

// Her row by her own id: a month of somebody else does not exist here, whatever address is typed.
async function enter(
  tx: Tx,
  actor: Pick<Actor, 'personId'>,
  { unit, month }: SelfInput,
  takes: (own: Own) => boolean = (own) => takesSelf(own.state, own),
): Promise<Own | SelfRefusal> {
  const [row] = await tx.$queryRaw<(Omit<Own, 'scheme'> & { definition: unknown })[]>`
    SELECT e.id AS "evaluationId", s.id AS "sheetId", s.state::text, e.not_graded::text AS "notGraded",
      e.by_head AS "byHead",
      EXISTS (SELECT FROM evaluation_decision d WHERE d.evaluation_id = e.id) AS decided,
      EXISTS (SELECT FROM self_evaluation v WHERE v.evaluation_id = e.id AND v.sent_at IS NOT NULL) AS sent,
      o.position_title AS "positionTitle", o.category::text, c.definition
    FROM evaluation e
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    JOIN admin_unit u ON u.id = s.unit_id
    JOIN post o ON o.id = e.post_id
    JOIN evaluation_scheme c ON c.id = e.scheme_id
    WHERE e.person_id = ${actor.personId}::uuid AND u.slug = ${unit} AND s.month = ${firstDay(month)}::date
    FOR SHARE OF s`
  if (!row) return { ok: false, reason: 'not-found' }
  if (row.sent) return { ok: false, reason: 'sent' }
  const { definition, ...rest } = row
  const own = { ...rest, scheme: schemeSchema.parse(definition) }
  return takes(own) ? own : { ok: false, reason: 'not-now' }
}

// One statement: of two windows that send at once the second finds it sent, and changes nothing.
async function write(
  tx: Tx,
  evaluationId: string,
  { cells, strengths, weaknesses }: SelfInput,
  now: Date,
  result: GradeResult | null = null,
): Promise<boolean> {
  const { total, grade } = result?.grade ? result : { total: null, grade: null }
  const written = await tx.$executeRaw`
    INSERT INTO self_evaluation AS v
      (evaluation_id, cells, strengths, weaknesses, saved_at, sent_at, total, grade)
    VALUES (${evaluationId}::uuid, ${JSON.stringify(cells)}::jsonb, ${strengths}, ${weaknesses}, ${now},
      ${result ? now : null}, ${total}::text::numeric, ${grade}::text::grade)
    ON CONFLICT (evaluation_id) DO UPDATE SET cells = excluded.cells, strengths = excluded.strengths,
      weaknesses = excluded.weaknesses, saved_at = excluded.saved_at, sent_at = excluded.sent_at,
      total = excluded.total, grade = excluded.grade
    WHERE v.sent_at IS NULL`
  return written > 0
}

function named({ sheetId }: Own, { unit, month }: SelfInput) {
  return { sheetId, unit, month }
}
