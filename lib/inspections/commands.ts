import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { listArticleNames } from '@/lib/codes/articles/queries'
import { db, type Tx } from '@/lib/db'
import { findPersonal } from '@/lib/feedback/privacy/rules'
import { keepFile } from '@/lib/files/keep'
import type { AcceptedFile } from '@/lib/files/schema'
import { dayOf, fromDate, midnight, toDate } from '@/lib/month'
import { mayInspect, mayReport } from './policy'
import { findInspectedUnit, type InspectedUnit } from './queries'
import type { FindingInput, StepInput, VisitInput, WithdrawInput } from './schema'

type Refused<Reason extends string> = { ok: false; reason: Reason }
type Act = 'visit' | 'finding' | 'step' | 'withdraw'
type Photo = AcceptedFile | null

/** Writes down that inspectors were there. The same form again is the same visit. */
export async function recordVisit(
  actor: Actor,
  input: VisitInput,
  now: Date,
): Promise<{ ok: true } | Refused<'not-found' | 'future' | 'no-unit'>> {
  return db.$transaction(async (tx) => {
    const unit = await findInspectedUnit(tx, actor, { slug: input.unit }, now)
    if (!unit || !mayInspect(unit.roles)) return refuse(tx, actor, 'visit', input.unit, 'not-found')
    const there = await tx.inspectionVisit.findUnique({ where: { id: input.id }, select: { unitId: true } })
    if (there)
      return there.unitId === unit.id ? { ok: true } : refuse(tx, actor, 'visit', input.unit, 'not-found')
    if (input.on > dayOf(now)) return refuse(tx, actor, 'visit', input.unit, 'future')
    const { validFrom, validTo } = await tx.adminUnit.findUniqueOrThrow({
      where: { id: unit.id },
      select: { validFrom: true, validTo: true },
    })
    if ((validFrom && input.on < fromDate(validFrom)) || (validTo && input.on > fromDate(validTo)))
      return refuse(tx, actor, 'visit', input.unit, 'no-unit')
    const { id, kind, team, about, on } = input
    await tx.inspectionVisit.create({
      data: {
        ...{ id, kind, team, about, unitId: unit.id, visitedOn: toDate(on) },
        ...{ recordedById: actor.personId, recordedAt: now },
      },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'inspection.recorded', visitId: id, unit: unit.slug, on })
    return { ok: true }
  })
}

/** Adds what was found. It is of an office, not of a person: names, numbers and addresses are refused. */
export async function recordFinding(
  actor: Actor,
  input: FindingInput,
  photo: Photo,
  now: Date,
): Promise<{ ok: true } | Refused<'not-found' | 'withdrawn' | 'named' | 'article' | 'due'>> {
  return db.$transaction(async (tx) => {
    const no = <const R extends string>(reason: R) => refuse(tx, actor, 'finding', input.visit, reason)
    await lock(tx, input.visit)
    const visit = await tx.inspectionVisit.findUnique({
      where: { id: input.visit },
      select: { unitId: true, visitedOn: true, withdrawal: { select: { visitId: true } } },
    })
    const unit = visit && (await findInspectedUnit(tx, actor, { id: visit.unitId }, now))
    if (!visit || !unit || !mayInspect(unit.roles)) return no('not-found')
    const there = await tx.inspectionFinding.findUnique({
      where: { id: input.id },
      select: { visitId: true },
    })
    if (there) return there.visitId === input.visit ? { ok: true } : no('not-found')
    if (visit.withdrawal) return no('withdrawn')
    const on = fromDate(visit.visitedOn)
    if (findPersonal(input.what).length > 0) return no('named')
    if (input.article && !(await listArticleNames(new Date(midnight(on)))).includes(input.article))
      return no('article')
    if (input.due !== null && input.due < on) return no('due')
    const { id, article, what, severity, measure, due } = input
    const position = (await tx.inspectionFinding.count({ where: { visitId: input.visit } })) + 1
    await tx.inspectionFinding.create({
      data: {
        ...{ id, visitId: input.visit, position, article, what, severity, measure },
        dueOn: due && toDate(due),
        photoId: photo && (await keepFile(tx, 'inspections', photo, actor.personId)),
        ...{ recordedById: actor.personId, recordedAt: now },
      },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, {
      kind: 'inspection.found',
      ...{ findingId: id, unit: unit.slug, measure },
    })
    return { ok: true }
  })
}

/** What became of a finding: the unit reports, the inspectors look again, give more time, or close it with its proof. */
export async function takeStep(
  actor: Actor,
  input: StepInput,
  photo: Photo,
  now: Date,
): Promise<{ ok: true } | Refused<'not-found' | 'closed' | 'day' | 'due'>> {
  return db.$transaction(async (tx) => {
    const no = <const R extends string>(reason: R) => refuse(tx, actor, 'step', input.finding, reason)
    await lock(tx, input.finding)
    const finding = await tx.inspectionFinding.findUnique({
      where: { id: input.finding },
      select: {
        measure: true,
        visit: { select: { unitId: true, visitedOn: true, withdrawal: { select: { visitId: true } } } },
        steps: { where: { kind: 'closed' }, select: { id: true } },
      },
    })
    const unit = finding && (await findInspectedUnit(tx, actor, { id: finding.visit.unitId }, now))
    if (!finding || !unit || !mayTake(unit, input)) return no('not-found')
    const there = await tx.inspectionStep.findUnique({ where: { id: input.id }, select: { findingId: true } })
    if (there) return there.findingId === input.finding ? { ok: true } : no('not-found')
    if (finding.steps.length > 0 || finding.visit.withdrawal || finding.measure === 'none')
      return no('closed')
    if (input.on > dayOf(now) || input.on < fromDate(finding.visit.visitedOn)) return no('day')
    if (input.due !== null && input.due <= input.on) return no('due')
    const { id, kind, note, proof, on, due } = input
    await tx.inspectionStep.create({
      data: {
        ...{ id, findingId: input.finding, kind, note, proof, tookOn: toDate(on), dueOn: due && toDate(due) },
        photoId: photo && (await keepFile(tx, 'inspections', photo, actor.personId)),
        ...{ takenById: actor.personId, takenAt: now },
      },
      select: { id: true },
    })
    const told = { findingId: input.finding, unit: unit.slug, step: kind }
    await recordEvent(tx, actor.personId, { kind: 'inspection.followed', ...told })
    return { ok: true }
  })
}

/** A visit written down by mistake counts no more; it stays, with the reason. */
export async function withdrawVisit(
  actor: Actor,
  { visit: id, reason }: WithdrawInput,
  now: Date,
): Promise<{ ok: true } | Refused<'not-found'>> {
  return db.$transaction(async (tx) => {
    await lock(tx, id)
    const visit = await tx.inspectionVisit.findUnique({
      where: { id },
      select: { unitId: true, withdrawal: { select: { visitId: true } } },
    })
    const unit = visit && (await findInspectedUnit(tx, actor, { id: visit.unitId }, now))
    if (!visit || !unit || !mayInspect(unit.roles)) return refuse(tx, actor, 'withdraw', id, 'not-found')
    if (visit.withdrawal) return { ok: true }
    await tx.inspectionWithdrawal.create({
      data: { visitId: id, reason, withdrawnById: actor.personId, withdrawnAt: now },
      select: { visitId: true },
    })
    await recordEvent(tx, actor.personId, {
      kind: 'inspection.withdrawn',
      ...{ visitId: id, unit: unit.slug, reason },
    })
    return { ok: true }
  })
}

function mayTake({ roles }: InspectedUnit, { kind }: StepInput): boolean {
  return kind === 'reported' ? mayReport(roles) : mayInspect(roles)
}

// Rows are append-only and cannot be locked; whoever comes second waits for what the first has written.
async function lock(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`inspection ${id}`}))`
}

async function refuse<const Reason extends string>(
  tx: Tx,
  actor: Actor,
  act: Act,
  subject: string,
  why: Reason,
): Promise<Refused<Reason>> {
  await recordEvent(tx, actor.personId, { kind: 'action.refused', action: `inspection.${act}`, why, subject })
  return { ok: false, reason: why }
}
