import 'server-only'
import { listRolesAnywhere } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf, fromDate, type Month, monthOf } from '@/lib/month'
import { basisText } from '../basis/rules'
import { type Scheme, schemeSchema } from '../schema'
import { listTriable } from '../trials/queries'
import type { TrialResult } from '../trials/schema'
import { mayApproveScheme, mayChangeDraft, mayKeepSchemes } from './policy'
import { categoriesIn } from './form/rules'
import { inForceOf, inForceSelect, listInForce } from './in-force/queries'
import { readTyped } from './reading/rules'
import { firstFree, type InForce, placeFaults } from './rules'
import type { DraftState, SchemeFault, Typed } from './schema'

export type SchemeRow = InForce & {
  basis: string
  /** Who made it and who approved it; null for a scheme that came with the product. */
  author: string | null
  approver: string | null
  /** Months that are graded by it. */
  months: number
}
export type DraftRow = {
  id: string
  code: string
  from: string
  author: string
  mine: boolean
  state: DraftState
  /** Sent back to its author, with what is to be mended. */
  returned: boolean
  savedAt: string
}
export type Trial = { month: Month; revision: number; by: string; at: string; result: TrialResult }
export type DraftView = {
  id: string
  state: DraftState
  revision: number
  typed: Typed
  base: Scheme
  author: string
  savedAt: string
  returnReason: string | null
  decided: { by: string; at: string } | null
  read: { scheme: Scheme } | { faults: SchemeFault[] }
  /** What of an otherwise whole scheme does not fit those in force. */
  place: SchemeFault[]
  trials: Trial[]
  months: Month[]
  may: { change: boolean; approve: boolean }
}

/** The schemes there are and those being made; null for everybody but administrators. */
export async function listSchemes(
  actor: Actor,
  now: Date,
): Promise<{ schemes: SchemeRow[]; drafts: DraftRow[] } | null> {
  if (!mayKeepSchemes(await listRolesAnywhere(db, actor.personId, dayOf(now)))) return null
  const rows = await db.evaluationScheme.findMany({
    orderBy: { validFrom: 'desc' },
    select: {
      ...inForceSelect,
      author: { select: { fullName: true } },
      approver: { select: { fullName: true } },
    },
  })
  const used = await db.$queryRaw<{ code: string; months: number }[]>`
    SELECT c.code, count(DISTINCT s.month)::int AS months FROM evaluation_sheet s
    JOIN evaluation e ON e.sheet_id = s.id
    JOIN evaluation_scheme c ON c.id = e.scheme_id GROUP BY c.code`
  const drafts = await db.schemeDraft.findMany({
    orderBy: { savedAt: 'desc' },
    select: {
      id: true,
      typed: true,
      state: true,
      savedAt: true,
      returnReason: true,
      authorId: true,
      from: { select: { code: true } },
      author: { select: { fullName: true } },
    },
  })
  return {
    schemes: rows.map((row) => ({
      ...inForceOf(row),
      basis: basisText(schemeSchema.parse(row.definition).legalBasis),
      author: row.author?.fullName ?? null,
      approver: row.approver?.fullName ?? null,
      months: used.find(({ code }) => code === row.code)?.months ?? 0,
    })),
    drafts: drafts.map(({ id, typed, state, savedAt, returnReason, from, author, authorId }) => ({
      id,
      code: (typed as Typed).code ?? '',
      from: from.code,
      author: author.fullName,
      mine: authorId === actor.personId,
      state,
      returned: state === 'draft' && returnReason !== null,
      savedAt: savedAt.toISOString(),
    })),
  }
}

/** One scheme as it stands; null for everybody but administrators. */
export async function findScheme(actor: Actor, code: string, now: Date): Promise<Scheme | null> {
  if (!mayKeepSchemes(await listRolesAnywhere(db, actor.personId, dayOf(now)))) return null
  const row = await db.evaluationScheme.findUnique({ where: { code }, select: { definition: true } })
  return row ? schemeSchema.parse(row.definition) : null
}

export async function findDraft(actor: Actor, id: string, now: Date): Promise<DraftView | null> {
  const roles = await listRolesAnywhere(db, actor.personId, dayOf(now))
  const draft = mayKeepSchemes(roles) ? await readDraft(db, id) : null
  if (!draft) return null
  const open = draft.state === 'draft' || draft.state === 'proposed'
  const { read, place, method } = await checkedDraft(db, draft, now)
  const trials = await db.schemeTrial.findMany({
    where: { draftId: id },
    orderBy: { triedAt: 'desc' },
    take: 12,
    select: {
      month: true,
      revision: true,
      triedAt: true,
      result: true,
      actor: { select: { fullName: true } },
    },
  })
  return {
    ...draft,
    read,
    place: open ? place : [],
    trials: trials.map((trial) => ({
      month: monthOf(fromDate(trial.month)),
      revision: trial.revision,
      by: trial.actor.fullName,
      at: trial.triedAt.toISOString(),
      result: trial.result as TrialResult,
    })),
    months: await listTriable(db, method, categoriesIn(draft.typed)),
    may: {
      change: draft.state === 'draft' && mayChangeDraft(roles, actor.personId, draft),
      approve: draft.state === 'proposed' && mayApproveScheme(roles, actor.personId, draft),
    },
  }
}

/** A draft as it is kept, whoever asks. */
export async function readDraft(tx: Tx, id: string) {
  const row = await tx.schemeDraft.findUnique({
    where: { id },
    select: {
      id: true,
      authorId: true,
      state: true,
      revision: true,
      typed: true,
      savedAt: true,
      returnReason: true,
      decidedAt: true,
      author: { select: { fullName: true } },
      decider: { select: { fullName: true } },
      from: { select: { definition: true } },
    },
  })
  if (!row) return null
  const { from, author, decider, decidedAt, savedAt, typed, ...rest } = row
  return {
    ...rest,
    typed: typed as Typed,
    savedAt: savedAt.toISOString(),
    author: author.fullName,
    decided: decider && decidedAt ? { by: decider.fullName, at: decidedAt.toISOString() } : null,
    base: schemeSchema.parse(from.definition),
  }
}

/** What the typed scheme comes to, and how it fits those in force. */
export async function checkedDraft(tx: Tx, { typed, base }: { typed: Typed; base: Scheme }, now: Date) {
  const read = readTyped(typed, base)
  const method: Scheme['method'] = typed.method === 'points-and-tasks' ? 'points-and-tasks' : 'points'
  if (!('scheme' in read)) return { read, method, place: [] }
  const last = await tx.evaluationSheet.findFirst({ orderBy: { month: 'desc' }, select: { month: true } })
  const free = firstFree(monthOf(dayOf(now)), last && monthOf(fromDate(last.month)))
  return { read, method, place: placeFaults(read.scheme, await listInForce(tx), free) }
}
