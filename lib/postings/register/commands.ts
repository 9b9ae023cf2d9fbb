import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { keepFile } from '@/lib/files/keep'
import type { AcceptedFile } from '@/lib/files/schema'
import { type Day, dayOf, toDate } from '@/lib/month'
import { readToken, writeToken } from '../rules'
import type { Paper } from '../schema'
import { listDocuments } from './documents/queries'
import { findUnitFor, findUnitToKeep } from './former/queries'
import { readChoice, versionOn } from './rules'
import type { HangInput, SeeInput, TakeDownInput } from './schema'

type Photo = AcceptedFile | null

export type Hung =
  | { ok: true; unit: string }
  | { ok: false; reason: 'not-found' | 'no-such-paper' | 'not-yet' | 'before-it-hung' | 'unit-ended' }

/** A paper of today's version hangs since a day; what hung on that very spot before it is taken down. */
export async function hangPaper(actor: Actor, input: HangInput, photo: Photo, now: Date): Promise<Hung> {
  const today = dayOf(now)
  return db.$transaction(async (tx): Promise<Hung> => {
    const unit = await findUnitToKeep(tx, actor, input.unit, today)
    if (!unit) return refuse(tx, actor, 'posting.hang', input.unit, 'not-found')
    if (unit.ended) return { ok: false, reason: 'unit-ended' }
    if (input.on > today) return { ok: false, reason: 'not-yet' }
    const { slug, format } = readChoice(input.paper)
    const document = (await listDocuments(tx, [unit.id]))(unit.id).find((each) => each.slug === slug)
    const version = document && versionOn(document, today)
    if (!document || !version || (slug === null && format === 'desk-card'))
      return { ok: false, reason: 'no-such-paper' }
    const { place, spot } = input
    const paper: Paper = { document: documentOf(slug), version, unit: unit.slug, format, place }
    await hang(tx, actor, { unit, paper, codeId: document.codeId, spot, on: input.on }, photo)
    return { ok: true, unit: unit.slug }
  })
}

/**
 * She stands before a paper today. One that nobody wrote down hangs from today on, whatever its version: the register
 * says what is on the wall, not what ought to be.
 */
export async function seePaper(actor: Actor, input: SeeInput, photo: Photo, now: Date): Promise<Hung> {
  const today = dayOf(now)
  return db.$transaction(async (tx): Promise<Hung> => {
    const paper = readToken(input.token)
    const unit = paper && (await findUnitFor(tx, actor, paper.unit, today))
    if (!unit) return refuse(tx, actor, 'posting.see', input.token, 'not-found')
    const slug = paper.document.kind === 'code' ? paper.document.slug : null
    const document = (await listDocuments(tx, [unit.id]))(unit.id).find((each) => each.slug === slug)
    if (!document?.versions.some(({ version }) => version === paper.version))
      return { ok: false, reason: 'no-such-paper' }
    await lock(tx, unit.id)
    const open = await tx.posting.findFirst({
      where: {
        ...rowOf(unit.id, paper, document.codeId),
        version: paper.version,
        spot: input.spot,
        end: null,
      },
      select: { id: true },
    })
    const hung = { unit, paper, codeId: document.codeId, spot: input.spot, on: today }
    const postingId = open?.id ?? (await hang(tx, actor, hung, null))
    const sighting = { postingId, seenOn: toDate(today), seenById: actor.personId }
    const already = await tx.postingSighting.findFirst({ where: sighting, select: { postingId: true } })
    if (already) return { ok: true, unit: unit.slug }
    const photoId = photo && (await keepFile(tx, 'postings', photo, actor.personId))
    await tx.postingSighting.create({
      data: { ...sighting, photoId, seenAt: now },
      select: { postingId: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'posting.seen', postingId, unit: unit.slug, on: today })
    return { ok: true, unit: unit.slug }
  })
}

export async function takePaperDown(actor: Actor, input: TakeDownInput, now: Date): Promise<Hung> {
  const today = dayOf(now)
  return db.$transaction(async (tx): Promise<Hung> => {
    const unit = await findUnitToKeep(tx, actor, input.unit, today)
    const found =
      unit &&
      (await tx.posting.findFirst({
        where: { id: input.posting, unitId: unit.id, end: null },
        select: { id: true, hungOn: true },
      }))
    if (!found) return refuse(tx, actor, 'posting.take-down', input.posting, 'not-found')
    if (input.on > today) return { ok: false, reason: 'not-yet' }
    if (toDate(input.on) < found.hungOn) return { ok: false, reason: 'before-it-hung' }
    await lock(tx, unit.id)
    await end(tx, actor, unit.slug, found.id, input.on)
    return { ok: true, unit: unit.slug }
  })
}

type Hang = { unit: { id: string; slug: string }; paper: Paper; codeId: string | null; spot: string; on: Day }

async function hang(tx: Tx, actor: Actor, { unit, paper, codeId, spot, on }: Hang, photo: Photo) {
  await lock(tx, unit.id)
  const before = await tx.posting.findMany({
    where: { ...rowOf(unit.id, paper, codeId), spot, end: null, hungOn: { lte: toDate(on) } },
    select: { id: true },
  })
  for (const { id } of before) await end(tx, actor, unit.slug, id, on)
  const photoId = photo && (await keepFile(tx, 'postings', photo, actor.personId))
  const { id } = await tx.posting.create({
    data: {
      ...rowOf(unit.id, paper, codeId),
      ...{ version: paper.version, spot, hungOn: toDate(on), hungById: actor.personId, photoId },
    },
    select: { id: true },
  })
  const token = writeToken(paper)
  await recordEvent(tx, actor.personId, { kind: 'posting.hung', postingId: id, unit: unit.slug, token, on })
  return id
}

async function end(tx: Tx, actor: Actor, unit: string, postingId: string, on: Day) {
  const data = { postingId, takenDownOn: toDate(on), takenDownById: actor.personId }
  // Two who take it down at once took it down once.
  const { count } = await tx.postingEnd.createMany({ data: [data], skipDuplicates: true })
  if (count > 0) await recordEvent(tx, actor.personId, { kind: 'posting.taken-down', postingId, unit, on })
}

// One at a time on the walls of a unit.
async function lock(tx: Tx, unitId: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`posting ${unitId}`}, 0))`
}

function rowOf(unitId: string, { format, place }: Paper, codeId: string | null) {
  return { unitId, codeId, format, place }
}

function documentOf(slug: string | null): Paper['document'] {
  return slug === null ? { kind: 'one-stop' } : { kind: 'code', slug }
}
