import 'server-only'
import { hasAnyGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, fromDate, toDate } from '@/lib/month'
import { readToken, writeToken } from '../rules'
import { formats, type Format, type Place } from '../schema'
import { listDocuments } from './documents/queries'
import { choiceOf, owedOn, stateOf, versionOn } from './rules'
import { type Document, type Hanging, keeperRoles, type Owed, readerRoles, type RegisterPage } from './schema'

/** The register of a unit; null for whoever holds no part in it, there or at the level above. */
export async function findRegister(actor: Actor, slug: string, now: Date): Promise<RegisterPage | null> {
  const today = dayOf(now)
  const unit = await findUnitFor(db, actor, slug, today)
  if (!unit) return null
  const below = await db.adminUnit.findMany({
    where: { parentId: unit.id, OR: [{ validTo: null }, { validTo: { gte: toDate(today) } }] },
    orderBy: { name: 'asc' },
    select: { id: true, slug: true, name: true },
  })
  const units = [unit, ...below]
  const [documents, hanging] = await Promise.all([
    listDocuments(
      db,
      units.map(({ id }) => id),
    ),
    listHanging(units.map(({ id }) => id)),
  ])
  const of = (each: (typeof units)[number]) => {
    const own = documents(each.id)
    return { own, hung: hanging(each.id, each.slug, own, today) }
  }
  const { own, hung } = of(unit)
  // The level above posts nothing itself: its wards do.
  const hangs = below.length === 0
  return {
    unit: { slug: unit.slug, name: unit.name },
    keeps: hangs && (await hasAnyGrant(db, actor.personId, keeperRoles, [unit.id], today)),
    owed: hangs ? owedOn(own, hung, today) : [],
    hanging: hung,
    papers: own
      .filter((each) => versionOn(each, today) !== null)
      .flatMap(({ slug: of, title }) =>
        formats
          .filter((format) => of !== null || format !== 'desk-card')
          .map((format) => ({ value: choiceOf(of, format), title, format })),
      ),
    below: below.map((each) => {
      const { own: theirs, hung: there } = of(each)
      const owed = owedOn(theirs, there, today)
      const count = (state: Owed['state']) => owed.filter((paper) => paper.state === state).length
      return {
        slug: each.slug,
        name: each.name,
        hanging: there.length,
        missing: count('missing'),
        outdated: count('outdated'),
      }
    }),
  }
}

/** The papers that each ward she keeps the desk of owes its walls; wards without any are left out. */
export async function listOwed(actor: Actor, now: Date) {
  const desks = actor.grants.filter(({ role, top }) => role === 'one_stop' && !top)
  if (desks.length === 0) return []
  const today = dayOf(now)
  const ids = desks.map(({ unitId }) => unitId)
  const [documents, hanging] = await Promise.all([listDocuments(db, ids), listHanging(ids)])
  return desks.flatMap(({ unitId, unitSlug, unitName }) => {
    const own = documents(unitId)
    const owed = owedOn(own, hanging(unitId, unitSlug, own, today), today)
    return owed.length > 0 ? [{ unit: { slug: unitSlug, name: unitName }, owed }] : []
  })
}

/** What a signed-in reader is told before she ticks a paper seen; null when it is none, or none of hers. */
export async function findPaperToSee(actor: Actor, token: string, now: Date) {
  const paper = readToken(token)
  const today = dayOf(now)
  const unit = paper && (await findUnitFor(db, actor, paper.unit, today))
  if (!unit) return null
  const [documents, hanging] = await Promise.all([listDocuments(db, [unit.id]), listHanging([unit.id])])
  const slug = paper.document.kind === 'code' ? paper.document.slug : null
  const document = documents(unit.id).find((each) => each.slug === slug)
  if (!document?.versions.some(({ version }) => version === paper.version)) return null
  const hung = hanging(unit.id, unit.slug, [document], today).filter((each) => each.token === token)
  return {
    paper,
    unit: { slug: unit.slug, name: unit.name },
    title: document.title,
    state: stateOf(document, paper.version, today),
    current: versionOn(document, today),
    hung,
  }
}

/** Whether she may see the photograph of a paper on its wall: whoever reads that register. */
export async function mayReadPosting(actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  if (!actor) return false
  const row = await db.posting.findFirst({
    where: { OR: [{ photoId: fileId }, { sightings: { some: { photoId: fileId } } }] },
    select: { unit: { select: { id: true, parentId: true } } },
  })
  if (!row) return false
  return hasAnyGrant(db, actor.personId, readerRoles, idsOf(row.unit), dayOf(now))
}

/** The unit, if she has a part in its register. */
export async function findUnitFor(tx: Tx, actor: Actor, slug: string, today: Day) {
  const unit = await tx.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, parentId: true },
  })
  const granted = unit && (await hasAnyGrant(tx, actor.personId, readerRoles, idsOf(unit), today))
  return granted ? unit : null
}

function idsOf({ id, parentId }: { id: string; parentId: string | null }): string[] {
  return parentId === null ? [id] : [id, parentId]
}

async function listHanging(unitIds: string[]) {
  const rows = await db.posting.findMany({
    where: { unitId: { in: unitIds }, end: null },
    orderBy: [{ place: 'asc' }, { hungOn: 'desc' }, { id: 'asc' }],
    select: {
      ...{
        id: true,
        unitId: true,
        version: true,
        format: true,
        place: true,
        spot: true,
        hungOn: true,
        photoId: true,
      },
      code: { select: { slug: true } },
      hungBy: { select: { fullName: true } },
      sightings: {
        orderBy: [{ seenOn: 'desc' }, { seenAt: 'desc' }],
        take: 1,
        select: { seenOn: true, photoId: true, seenBy: { select: { fullName: true } } },
      },
    },
  })
  return (unitId: string, unit: string, documents: readonly Document[], today: Day): Hanging[] =>
    rows
      .filter((row) => row.unitId === unitId)
      .flatMap((row) => {
        const slug = row.code?.slug ?? null
        const document = documents.find((each) => each.slug === slug)
        if (!document) return []
        const format = row.format as Format
        const place = row.place as Place
        const of = slug === null ? ({ kind: 'one-stop' } as const) : ({ kind: 'code', slug } as const)
        const [last] = row.sightings
        return {
          ...{ id: row.id, slug, title: document.title, version: row.version, format, place, spot: row.spot },
          since: fromDate(row.hungOn),
          by: row.hungBy.fullName,
          state: stateOf(document, row.version, today),
          seen: last ? { on: fromDate(last.seenOn), by: last.seenBy.fullName } : null,
          photo: last?.photoId ?? row.photoId,
          token: writeToken({ document: of, version: row.version, unit, format, place }),
        }
      })
}
