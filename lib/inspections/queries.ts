import 'server-only'
import type { Actor, Role } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { listRoles } from '@/lib/evaluations/sheets/queries'
import { type Day, dayOf, firstDay, fromDate, lastDay, type Month, toDate } from '@/lib/month'
import { mayInspect, mayRead, mayReport } from './policy'
import { dueDay, standingOf } from './rules'
import type { Finding, InspectionDesk, MonthFinding, StepKind, Visit, VisitView } from './schema'

export type InspectedUnit = { id: string; slug: string; name: string; roles: Role[] }

/** Null for whoever may not know of the unit's inspections. */
export async function findInspectedUnit(
  tx: Tx,
  actor: Actor,
  of: { slug: string } | { id: string },
  now: Date,
): Promise<InspectedUnit | null> {
  const unit = await tx.adminUnit.findUnique({ where: of, select: { id: true, slug: true, name: true } })
  const roles = unit ? await listRoles(tx, actor.personId, unit.id, now) : []
  return unit && mayRead(roles) ? { ...unit, roles } : null
}

const person = { select: { fullName: true } }
const visit = {
  ...{ id: true, visitedOn: true, kind: true, team: true, about: true, recordedBy: person },
  withdrawal: { select: { reason: true, withdrawnBy: person } },
  findings: {
    orderBy: { position: 'asc' as const },
    select: {
      ...{ id: true, position: true, article: true, what: true, severity: true, measure: true, dueOn: true },
      photoId: true,
      steps: {
        orderBy: [{ takenAt: 'asc' as const }, { id: 'asc' as const }],
        select: {
          ...{ id: true, kind: true, tookOn: true, note: true, proof: true, dueOn: true, photoId: true },
          takenBy: person,
        },
      },
    },
  },
}

/** A unit's visits, the latest first. */
export async function findInspections(actor: Actor, slug: string, now: Date): Promise<InspectionDesk | null> {
  const unit = await findInspectedUnit(db, actor, { slug }, now)
  if (!unit) return null
  const rows = await db.inspectionVisit.findMany({
    where: { unitId: unit.id },
    orderBy: [{ visitedOn: 'desc' }, { id: 'asc' }],
    take: 200,
    select: visit,
  })
  return { ...deskOf(unit), visits: rows.map((row) => visitOf(row, dayOf(now))) }
}

export async function findVisit(
  actor: Actor,
  { unit: slug, visit: id }: { unit: string; visit: string },
  now: Date,
): Promise<VisitView | null> {
  const unit = await findInspectedUnit(db, actor, { slug }, now)
  if (!unit) return null
  const row = await findRow(id, unit.id)
  return row && { ...deskOf(unit), visit: visitOf(row, dayOf(now)) }
}

function deskOf({ slug, name, roles }: InspectedUnit): Omit<InspectionDesk, 'visits'> {
  return { unit: { slug, name }, inspects: mayInspect(roles), reports: mayReport(roles) }
}

const findRow = (id: string, unitId: string) =>
  db.inspectionVisit.findFirst({ where: { id, unitId }, select: visit })
type VisitRow = NonNullable<Awaited<ReturnType<typeof findRow>>>

function visitOf({ visitedOn, recordedBy, withdrawal, findings, ...row }: VisitRow, today: Day): Visit {
  return {
    ...row,
    kind: row.kind as Visit['kind'],
    on: fromDate(visitedOn),
    by: recordedBy.fullName,
    withdrawn: withdrawal && { reason: withdrawal.reason, by: withdrawal.withdrawnBy.fullName },
    findings: findings.map((finding) => findingOf(finding, today)),
  }
}

function findingOf({ dueOn, photoId, steps, ...row }: VisitRow['findings'][number], today: Day): Finding {
  const taken = steps.map(({ tookOn, dueOn: until, photoId: photo, takenBy, ...step }) => ({
    ...step,
    kind: step.kind as StepKind,
    on: fromDate(tookOn),
    due: until && fromDate(until),
    photo,
    by: takenBy.fullName,
  }))
  const asked = { measure: row.measure as Finding['measure'], due: dueOn && fromDate(dueOn), steps: taken }
  return {
    ...row,
    ...asked,
    severity: row.severity as Finding['severity'],
    due: dueDay(asked),
    standing: standingOf(asked, today),
    photo: photoId,
  }
}

/** What inspectors found in the unit in that month, for those whom the caller lets see its points: evidence offered. */
export async function listFindings(slug: string, month: Month): Promise<MonthFinding[]> {
  const rows = await db.inspectionFinding.findMany({
    where: {
      visit: {
        unit: { slug },
        visitedOn: { gte: toDate(firstDay(month)), lte: toDate(lastDay(month)) },
        withdrawal: null,
      },
    },
    orderBy: [{ visit: { visitedOn: 'asc' } }, { visitId: 'asc' }, { position: 'asc' }],
    select: {
      ...{ id: true, position: true, article: true, what: true, photoId: true },
      visit: { select: { visitedOn: true } },
    },
  })
  return rows.map(({ visit: { visitedOn }, photoId, ...row }) => ({
    ...row,
    photo: photoId,
    on: fromDate(visitedOn),
  }))
}

/** Whether she may see a photograph of a finding or of what was done about it: whoever reads the unit's inspections. */
export async function mayReadInspectionPhoto(
  actor: Actor | null,
  fileId: string,
  now: Date,
): Promise<boolean> {
  if (!actor) return false
  const row = await db.inspectionVisit.findFirst({
    where: {
      findings: { some: { OR: [{ photoId: fileId }, { steps: { some: { photoId: fileId } } }] } },
    },
    select: { unitId: true },
  })
  return row !== null && (await findInspectedUnit(db, actor, { id: row.unitId }, now)) !== null
}
