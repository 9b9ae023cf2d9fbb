import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { refuse } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { firstDay, toDate } from '@/lib/month'
import { log } from '@/lib/log'
import { markedBook } from '@/lib/sheets/marked'
import { readTable } from '@/lib/sheets/read'
import type { Plan } from '@/lib/sheets/schema'
import { ticking, type Ticking } from './progress/commands'
import { beginProgress, findProgress } from './progress/queries'
import { findParked, maySend, type Parked } from './queries'
import { mostBytes, mostWaiting, planKey, planView, waitsHours } from './rules'
import type { ConfirmInput, ParkInput, TakenIn, UploadHead, UploadView } from './schema'
import { take } from './taking/commands'

export type ParkResult =
  { ok: true; upload: string } | { ok: false; reason: 'not-found' | 'no-file' | 'too-large' }

/**
 * Keeps a file aside until it is confirmed; nothing of the office changes. Files whose time is over go, and so do the
 * oldest of an account that sends one after the other.
 */
export async function parkUpload(
  actor: Actor,
  input: ParkInput,
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  now: Date,
): Promise<ParkResult> {
  const { kind, unit: slug, month } = input
  return db.$transaction(async (tx): Promise<ParkResult> => {
    const unit = await tx.adminUnit.findUnique({ where: { slug }, select: { id: true } })
    if (!unit || !(await maySend(tx, actor.personId, input, unit.id, now))) {
      return refuse(tx, actor, `${kind}.upload`, slug, 'not-found')
    }
    if (file.bytes.length === 0) return { ok: false, reason: 'no-file' }
    if (file.bytes.length > mostBytes) return { ok: false, reason: 'too-large' }
    await tx.parkedUpload.deleteMany({ where: { expiresAt: { lte: now } } })
    const { id } = await tx.parkedUpload.create({
      data: {
        accountId: actor.accountId,
        unitId: unit.id,
        kind,
        month: month && toDate(firstDay(month)),
        fileName: file.name.normalize('NFC').slice(0, 200) || 'tệp',
        content: file.bytes,
        uploadedAt: now,
        expiresAt: new Date(now.getTime() + waitsHours * 3_600_000),
      },
      select: { id: true },
    })
    const tooMany = await tx.parkedUpload.findMany({
      where: { accountId: actor.accountId, content: { not: null } },
      orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
      skip: mostWaiting,
      select: { id: true },
    })
    await tx.parkedUpload.deleteMany({ where: { id: { in: tooMany.map((each) => each.id) } } })
    return { ok: true, upload: id }
  })
}

/** What the file would do now, for the account that parked it; null for everybody else and when its time is over. */
export async function previewUpload(actor: Actor, upload: string, now: Date): Promise<UploadView | null> {
  const parked = await findParked(db, actor, upload, now)
  if (!parked) return null
  const head = headOf(parked)
  if (parked.done || !parked.content) return parked.done && { ...head, state: 'done', done: parked.done }
  const progress = await findProgress(db, upload)
  if (progress?.state === 'running') return { ...head, ...progress, state: 'running' }
  return tryOut(actor, parked, progress !== null, now)
}

/** What the file would do, found by doing it without writing. */
async function tryOut(actor: Actor, parked: Parked, stopped: boolean, now: Date): Promise<UploadView | null> {
  const head = headOf(parked)
  const tried = await take(actor, parked, { dryRun: true }, now)
  if (!tried.ok) {
    if (tried.reason === 'no-sheet' || tried.reason === 'not-now' || tried.reason === 'too-early')
      return { ...head, state: 'not-now', why: tried.reason }
    return null
  }
  if (parked.kind === 'dossiers' && tried.plan.refused.length > 0) {
    const taken = await take(actor, parked, { dryRun: true, reason: '…' }, now)
    if (taken.ok && taken.plan.refused.length === 0) {
      const plan = { ...planView(taken.plan), refused: tried.plan.refused }
      return { ...head, state: 'waiting', differences: true, plan, stopped }
    }
  }
  return { ...head, state: 'waiting', differences: false, plan: planView(tried.plan), stopped }
}

type Asked = 'reason' | 'sure'
export type ConfirmResult =
  | { ok: true; done: TakenIn }
  /** It goes on: here, or wherever it was begun. */
  | { ok: true; running: true }
  | { ok: false; reason: 'not-found' | 'refused' | 'changed' | 'not-now' }
  /** Both at once, so that one is not learnt after the other was mended. */
  | { ok: false; reason: 'asked'; missing: Asked[] }

/**
 * Takes the parked file in, if it still does what was read. A second time finds it done, or on its way, and changes
 * nothing. `patience`: for so many milliseconds the rows being written are waited for; then it goes on by itself.
 */
export async function confirmUpload(
  actor: Actor,
  input: ConfirmInput,
  now: Date,
  patience = Infinity,
): Promise<ConfirmResult> {
  const parked = await findParked(db, actor, input.upload, now)
  if (!parked) return { ok: false, reason: 'not-found' }
  if (parked.done) return { ok: true, done: parked.done }
  if (!(await beginProgress(db, parked.id))) {
    const ended = await findParked(db, actor, input.upload, now)
    return ended?.done ? { ok: true, done: ended.done } : { ok: true, running: true }
  }
  const ticks = ticking(parked.id)
  const taking = takeIn(actor, parked, input, now, ticks)
    .then(async (result) => {
      await ticks.end('ended')
      return result
    })
    .catch(async (error: unknown) => {
      log.error({ error: String(error), kind: parked.kind }, 'a file could not be taken in')
      await ticks.end('stopped')
      throw error
    })
  if (patience === Infinity) return taking
  const late = ticks.writing.then(() => wait(patience)).then(() => ({ ok: true, running: true }) as const)
  taking.catch(() => undefined)
  return Promise.race([taking, late])
}

async function takeIn(
  actor: Actor,
  parked: Parked,
  input: ConfirmInput,
  now: Date,
  { lines, told }: Ticking,
): Promise<ConfirmResult> {
  const reason = input.reason || undefined
  const agreed = (plan: Plan<unknown>) => {
    lines(plan.new + plan.changed)
    return planKey(plan) === input.seen
  }
  const taken = await take(actor, parked, { dryRun: false, reason, sure: input.sure, agreed, told }, now)
  if (!taken.ok) {
    if (taken.reason === 'unsure') return { ok: false, reason: 'asked', missing: ['sure'] }
    if (taken.reason === 'changed' || taken.reason === 'not-now') return { ok: false, reason: taken.reason }
    return {
      ok: false,
      reason: taken.reason === 'no-sheet' || taken.reason === 'too-early' ? 'not-now' : 'not-found',
    }
  }
  const { new: fresh, changed, same, refused } = taken.plan
  if (refused.length > 0) return { ok: false, ...(await whyRefused(actor, parked, input, now)) }
  const done = { new: fresh, changed, same, ...(taken.joined?.length ? { joined: taken.joined } : {}) }
  await db.parkedUpload.updateMany({
    where: { id: parked.id, accountId: actor.accountId },
    data: { done, content: null },
  })
  return { ok: true, done }
}

async function whyRefused(actor: Actor, parked: Parked, { sure }: ConfirmInput, now: Date) {
  const preview = await tryOut(actor, parked, false, now)
  if (preview?.state !== 'waiting' || !preview.differences) return { reason: 'refused' } as const
  const missing: Asked[] = preview.plan.doubts.length > 0 && !sure ? ['reason', 'sure'] : ['reason']
  return { reason: 'asked', missing } as const
}

/** The parked file as a workbook with what is wrong written into its cells. */
export async function markUpload(
  actor: Actor,
  upload: string,
  now: Date,
): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  const parked = await findParked(db, actor, upload, now)
  if (!parked?.content) return null
  const tried = await take(actor, parked, { dryRun: true }, now)
  if (!tried.ok) return null
  const read = await readTable(parked.content, parked.fileName)
  const bytes = await markedBook(read, tried.plan.refused)
  return { fileName: `${parked.fileName.replace(/\.[^.]*$/, '')} - cần sửa.xlsx`, bytes }
}

function headOf({ id, kind, unit, month, fileName, expiresAt }: Parked): UploadHead {
  return { id, kind, unit, month, fileName, expiresAt }
}
