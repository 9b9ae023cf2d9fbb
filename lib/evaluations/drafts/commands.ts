import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { same } from '../merging/rules'
import { mayDecide, mayScore, scorerOf } from '../sheets/policy'
import { listSheetRoles, lockSheet } from '../sheets/queries'
import type { SheetInput } from '../sheets/schema'
import { draftDays, draftLength, type Draft } from './schema'

export type ParkInput = SheetInput & {
  rows: { person: string; cells: Record<string, string>; base?: Record<string, string> }[]
  /** It came while she typed, and only what she typed in: what she typed back waits no more. */
  live?: boolean
}

/**
 * Keeps what came after the session of this account had ended: as drafts, which change no month and which nobody but
 * the same account is shown, after signing in again. Who scores nobody in the sheet keeps nothing in it. `whole`: nothing
 * that she typed was left out, as what is of somebody whom she does not score (any more) is.
 */
export async function parkTyped(
  accountId: string,
  input: ParkInput,
  now: Date,
): Promise<{ ok: true; kept: number; whole: boolean } | { ok: false; reason: 'not-found' }> {
  return db.$transaction(async (tx) => {
    const sheet = await lockSheet(tx, input)
    const account = await tx.account.findFirst({
      where: { id: accountId, disabled: false },
      select: { personId: true },
    })
    const roles = sheet && account ? await listSheetRoles(tx, account.personId, sheet, now) : []
    if (!sheet || !account || !(mayScore(roles) || mayDecide(roles)))
      return { ok: false, reason: 'not-found' } as const
    const people = await tx.evaluation.findMany({
      where: { sheetId: sheet.id, personId: { in: input.rows.map(({ person }) => person) } },
      select: { id: true, personId: true, byHead: true },
    })
    const hers = people.filter((each) => roles.includes(scorerOf(each)))
    const rows = hers.flatMap(({ id, personId }) =>
      input.rows.filter(({ person }) => person === personId).map((row) => ({ id, ...row })),
    )
    const kept = rows.flatMap(({ id, cells, base = {} }) => touched(id, cells, base))
    const came = rows.flatMap(({ id, cells }) =>
      Object.keys(cells).map((field) => ({ evaluationId: id, field })),
    )
    const typed = input.rows.flatMap(({ cells, base = {} }) => touched('', cells, base))
    await keepDrafts(tx, account.personId, input.live ? came : kept, kept)
    if (kept.length > 0)
      await recordEvent(tx, null, {
        kind: 'sheet.parked',
        ...{ sheetId: sheet.id, unit: sheet.unit.slug, month: sheet.month },
        accountId,
        fields: kept.length,
      })
    return { ok: true, kept: kept.length, whole: kept.length === typed.length } as const
  })
}

function touched(evaluationId: string, cells: Record<string, string>, base: Record<string, string>): Draft[] {
  return Object.entries(cells)
    .filter(([field, typed]) => field.length <= 80 && !same(typed, base[field] ?? ''))
    .map(([field, typed]) => ({ evaluationId, field, typed, base: base[field] ?? null }))
}

type Field = Pick<Draft, 'evaluationId' | 'field'>

/** Forgets what was taken of the fields that came, keeps what was not, and drops what nobody came back for. */
export async function keepDrafts(tx: Tx, personId: string, came: Field[], kept: Draft[]): Promise<void> {
  if (came.length === 0) return
  await tx.$executeRaw`
    WITH came AS (
      SELECT * FROM unnest(${came.map((each) => each.evaluationId)}::uuid[], ${came.map((each) => each.field)}::text[])
        AS c(evaluation_id, field)
    ), kept AS (
      SELECT * FROM unnest(${kept.map((each) => each.evaluationId)}::uuid[], ${kept.map((each) => each.field)}::text[],
        ${kept.map((each) => each.typed.slice(0, draftLength))}::text[],
        ${kept.map((each) => each.base?.slice(0, draftLength) ?? null)}::text[])
        AS k(evaluation_id, field, typed, base)
    ), gone AS (
      DELETE FROM evaluation_draft d WHERE d.typed_by = ${personId}::uuid
        AND NOT EXISTS (SELECT FROM kept k WHERE k.evaluation_id = d.evaluation_id AND k.field = d.field)
        AND (d.at < now() - make_interval(days => ${draftDays}::int)
          OR EXISTS (SELECT FROM came c WHERE c.evaluation_id = d.evaluation_id AND c.field = d.field))
    )
    INSERT INTO evaluation_draft (typed_by, evaluation_id, field, typed, base)
    SELECT ${personId}::uuid, evaluation_id, field, typed, base FROM kept
    ON CONFLICT (typed_by, evaluation_id, field) DO UPDATE SET typed = excluded.typed, base = excluded.base, at = now()`
}
