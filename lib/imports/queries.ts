import 'server-only'
import { hasGrant, keepsRoster } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { cellColumns } from '@/lib/evaluations/scores-import/cells/rules'
import { letterColumn } from '@/lib/evaluations/scores-import/schema'
import { mayDecide, mayScore } from '@/lib/evaluations/sheets/policy'
import { findSheetRow, hasByHead, listSheetRoles } from '@/lib/evaluations/sheets/queries'
import { proposalColumns } from '@/lib/evaluations/years/imports/rules'
import { dayOf, fromDate, monthOf } from '@/lib/month'
import { dossierColumns } from '@/lib/record/dossiers/schema'
import { rosterColumns } from '@/lib/staff/imports/schema'
import { senders } from './policy'
import { findProgress, type Progress } from './progress/queries'
import { type ParkInput, type TakenIn, takenIn, type UploadHead } from './schema'

export type Parked = UploadHead & {
  unitId: string
  unitCode: string
  content: Uint8Array | null
  done: TakenIn | null
}

/** A file that the same account has parked and whose time is not over. */
export async function findParked(tx: Tx, actor: Actor, upload: string, now: Date): Promise<Parked | null> {
  const row = await tx.parkedUpload.findFirst({
    where: { id: upload, accountId: actor.accountId, expiresAt: { gt: now } },
    select: {
      id: true,
      kind: true,
      month: true,
      fileName: true,
      expiresAt: true,
      content: true,
      done: true,
      unit: { select: { id: true, slug: true, name: true, code: true } },
    },
  })
  if (!row) return null
  const { unit, month, expiresAt, done, ...rest } = row
  return {
    ...rest,
    unit: { slug: unit.slug, name: unit.name },
    unitId: unit.id,
    unitCode: unit.code,
    month: month && monthOf(fromDate(month)),
    expiresAt: expiresAt.toISOString(),
    done: done === null ? null : takenIn.parse(done),
  }
}

/** A parked file of hers that she may send, and how far the taking in of it is; null where nobody has begun. */
export async function findUpload(
  actor: Actor,
  upload: string,
  now: Date,
): Promise<(UploadHead & { progress: Progress | null }) | null> {
  const parked = await findParked(db, actor, upload, now)
  if (!parked) return null
  const { id, kind, unit, month, fileName, expiresAt, unitId } = parked
  if (!(await maySend(db, actor.personId, { kind, month, unit: unit.slug }, unitId, now))) return null
  return { id, kind, unit, month, fileName, expiresAt, progress: await findProgress(db, id) }
}

/** Whose file is taken, asked of the database; the points of a month, by whoever scores somebody in it. */
export async function maySend(
  tx: Tx,
  personId: string,
  { kind, unit, month }: ParkInput,
  unitId: string,
  now: Date,
): Promise<boolean> {
  const day = dayOf(now)
  if (kind === 'roster') return keepsRoster(tx, personId, unitId, day)
  const sheet = kind === 'scores' && month ? await findSheetRow(tx, { unit, month }) : null
  if (sheet) {
    const roles = await listSheetRoles(tx, personId, sheet, now)
    return mayScore(roles) || (mayDecide(roles) && (await hasByHead(tx, sheet.id)))
  }
  return hasGrant(tx, personId, senders[kind], unitId, day)
}

export type UploadPlace = {
  unit: { slug: string; name: string }
  columns: readonly { label: string; required: boolean }[]
}

/** Where a file would go, and its columns; null for whoever may not send one. */
export async function findUploadPlace(
  actor: Actor,
  input: ParkInput,
  now: Date,
): Promise<UploadPlace | null> {
  const { kind, unit: slug, month } = input
  const unit = await db.adminUnit.findUnique({ where: { slug }, select: { id: true, name: true } })
  if (!unit || !(await maySend(db, actor.personId, input, unit.id, now))) return null
  const place = { unit: { slug, name: unit.name } }
  if (kind === 'roster') return { ...place, columns: rosterColumns }
  if (kind === 'dossiers') return { ...place, columns: dossierColumns }
  if (kind === 'year') return { ...place, columns: proposalColumns }
  const sheet = month ? await findSheetRow(db, { unit: slug, month }) : null
  const schemes = sheet?.schemes ?? []
  const columns = schemes.flatMap(({ criteria }) =>
    criteria.map(({ id, label }) => (criteria.length > 5 ? `${id} ${label.vi}` : label.vi)),
  )
  // In a month of several schemes each person needs the columns of her own.
  const points = [...new Set(columns)].map((label) => ({ label, required: schemes.length === 1 }))
  const others = new Set(schemes.flatMap(cellColumns).map(({ label }) => label))
  const further = [...others].map((label) => ({ label, required: false }))
  return { ...place, columns: [{ label: 'Mã cán bộ', required: true }, letterColumn, ...points, ...further] }
}
