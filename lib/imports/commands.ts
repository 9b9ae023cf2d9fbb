import 'server-only'
import { refuse } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { importYear } from '@/lib/evaluations/years/imports/commands'
import { firstDay, toDate } from '@/lib/month'
import { importDossiers } from '@/lib/record/facts/commands'
import { markedBook } from '@/lib/sheets/marked'
import { readTable } from '@/lib/sheets/read'
import type { Plan } from '@/lib/sheets/schema'
import { importRoster } from '@/lib/staff/commands'
import { findParked, maySend, type Parked } from './queries'
import { mostBytes, mostWaiting, planKey, planView, waitsHours } from './rules'
import type { ConfirmInput, ParkInput, TakenIn, UploadHead, UploadView } from './schema'

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
      return { ...head, state: 'waiting', differences: true, plan }
    }
  }
  return { ...head, state: 'waiting', differences: false, plan: planView(tried.plan) }
}

export type ConfirmResult =
  | { ok: true; done: TakenIn }
  | { ok: false; reason: 'not-found' | 'refused' | 'changed' | 'not-now' }
  /** Both at once, so that one is not learnt after the other was mended. */
  | { ok: false; reason: 'asked'; missing: ('reason' | 'sure')[] }

/** Takes the parked file in, if it still does what was read. A second time finds it done and changes nothing. */
export async function confirmUpload(actor: Actor, input: ConfirmInput, now: Date): Promise<ConfirmResult> {
  const parked = await findParked(db, actor, input.upload, now)
  if (!parked) return { ok: false, reason: 'not-found' }
  if (parked.done) return { ok: true, done: parked.done }
  const reason = input.reason || undefined
  const agreed = (plan: Plan<unknown>) => planKey(plan) === input.seen
  const taken = await take(actor, parked, { dryRun: false, reason, sure: input.sure, agreed }, now)
  if (!taken.ok) {
    if (taken.reason === 'unsure') return { ok: false, reason: 'asked', missing: ['sure'] }
    if (taken.reason === 'changed' || taken.reason === 'not-now') return { ok: false, reason: taken.reason }
    return {
      ok: false,
      reason: taken.reason === 'no-sheet' || taken.reason === 'too-early' ? 'not-now' : 'not-found',
    }
  }
  const { new: fresh, changed, same, refused } = taken.plan
  if (refused.length > 0) {
    const preview = await previewUpload(actor, input.upload, now)
    if (preview?.state !== 'waiting' || !preview.differences) return { ok: false, reason: 'refused' }
    const unsure = preview.plan.doubts.length > 0 && !input.sure
    return { ok: false, reason: 'asked', missing: unsure ? ['reason', 'sure'] : ['reason'] }
  }
  const done = { new: fresh, changed, same }
  await db.parkedUpload.updateMany({
    where: { id: parked.id, accountId: actor.accountId },
    data: { done, content: null },
  })
  return { ok: true, done }
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

type How = {
  dryRun: boolean
  reason?: string | undefined
  sure?: boolean
  agreed?: (plan: Plan<unknown>) => boolean
}
type Taken = { ok: true; plan: Plan<unknown> } | { ok: false; reason: string }

// Each command asks again whether she may; what was parked gives no right.
function take(
  actor: Actor,
  parked: Parked,
  { dryRun, reason, sure, agreed }: How,
  now: Date,
): Promise<Taken> {
  const { kind, unit, unitCode, month, fileName } = parked
  const file = { bytes: parked.content ?? new Uint8Array(), fileName, dryRun, agreed }
  if (kind === 'roster') return importRoster(actor, { unit: unitCode, ...file }, now)
  if (kind === 'scores') return importScores(actor, { unit: unit.slug, month: month ?? '', ...file }, now)
  if (kind === 'year')
    return importYear(actor, { unit: unit.slug, year: Number(month?.slice(0, 4)), ...file }, now)
  return importDossiers(actor, { unit: unitCode, acceptDifference: reason, sure, ...file }, now)
}

function headOf({ id, kind, unit, month, fileName, expiresAt }: Parked): UploadHead {
  return { id, kind, unit, month, fileName, expiresAt }
}
