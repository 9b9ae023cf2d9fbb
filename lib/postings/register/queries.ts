import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { type Day, dayOf, fromDate } from '@/lib/month'
import { thereOn } from '@/lib/units/days/queries'
import { readToken } from '../rules'
import { formats } from '../schema'
import { listDocuments } from './documents/queries'
import { findUnit, findUnitFor, findUnitToKeep, listFormer, mayReadRegister } from './former/queries'
import { listHanging } from './hanging/queries'
import { choiceOf, owedOn, stateOf, toClear, versionOn } from './rules'
import type { Owed, RegisterPage, ToClear } from './schema'

type Wall = { id: string; slug: string; name: string; on: Day | null }

/** The register of a unit; null for whoever holds no part in it, there or at the level above. */
export async function findRegister(actor: Actor, slug: string, now: Date): Promise<RegisterPage | null> {
  const today = dayOf(now)
  const found = await findUnitFor(db, actor, slug, today)
  if (!found) return null
  const unit = { ...found, on: found.ended?.on ?? null }
  const [below, former] = await Promise.all([listBelow(unit.id, today), listFormer(db, [unit.id], today)])
  const wall = await readWalls([unit, ...below, ...former], today)
  const { own, hung } = wall(unit)
  // The level above posts nothing itself: its wards do.
  const office = below.length === 0 && (await findUnitToKeep(db, actor, slug, today)) !== null
  const hangs = below.length === 0 && unit.ended === null
  return {
    unit: { slug: unit.slug, name: unit.name, ended: unit.ended },
    keeps: office && hangs,
    clears: office,
    owed: hangs ? owedOn(own, hung, today) : [],
    clear: below.length === 0 ? clearOf([unit, ...former], wall) : [],
    hanging: hung,
    papers: own
      .filter((each) => versionOn(each, today) !== null)
      .flatMap(({ slug: of, title }) =>
        formats
          .filter((format) => of !== null || format !== 'desk-card')
          .map((format) => ({ value: choiceOf(of, format), title, format })),
      ),
    below: below.map((each) => {
      const { own: theirs, hung: there } = wall(each)
      const owed = each.on === null ? owedOn(theirs, there, today) : []
      const count = (state: Owed['state']) => owed.filter((paper) => paper.state === state).length
      return {
        slug: each.slug,
        name: each.name,
        ended: each.on,
        hanging: there.length,
        missing: count('missing'),
        outdated: count('outdated'),
        clear: toClear(there).length,
      }
    }),
  }
}

/** What each ward she keeps the desk of is to print and to take down; wards with neither are left out. */
export async function listOwed(actor: Actor, now: Date) {
  const desks = actor.grants
    .filter(({ role, top }) => role === 'one_stop' && !top)
    .map(({ unitId, unitSlug, unitName }) => ({ id: unitId, slug: unitSlug, name: unitName }))
  if (desks.length === 0) return []
  const today = dayOf(now)
  const ids = desks.map(({ id }) => id)
  const [units, former] = await Promise.all([
    db.adminUnit.findMany({ where: { id: { in: ids } }, select: { id: true, validTo: true } }),
    listFormer(db, ids, today),
  ])
  const walls = desks.map((desk) => ({
    ...desk,
    on: lastDay(units.find(({ id }) => id === desk.id)?.validTo ?? null, today),
  }))
  const wall = await readWalls([...walls, ...former], today)
  return walls.flatMap((desk) => {
    const { own, hung } = wall(desk)
    const owed = desk.on === null ? owedOn(own, hung, today) : []
    const clear = clearOf([desk, ...former.filter(({ follows }) => follows === desk.id)], wall)
    return owed.length + clear.length > 0 ? [{ unit: { slug: desk.slug, name: desk.name }, owed, clear }] : []
  })
}

function clearOf(walls: Wall[], wall: Awaited<ReturnType<typeof readWalls>>): ToClear[] {
  return walls.flatMap((each) => {
    const papers = toClear(wall(each).hung)
    return papers.length > 0 ? [{ unit: { slug: each.slug, name: each.name }, ended: each.on, papers }] : []
  })
}

async function readWalls(walls: Wall[], today: Day) {
  const ids = walls.map(({ id }) => id)
  const [documents, hanging] = await Promise.all([listDocuments(db, ids), listHanging(ids)])
  return ({ id, slug, on }: Wall) => {
    const own = documents(id)
    return { own, hung: hanging(id, { unit: slug, documents: own, ended: on, today }) }
  }
}

async function listBelow(parentId: string, today: Day): Promise<Wall[]> {
  const units = await db.adminUnit.findMany({
    where: { parentId, OR: [thereOn(today), { postings: { some: { end: null } } }] },
    orderBy: { name: 'asc' },
    select: { id: true, slug: true, name: true, validTo: true },
  })
  return units.map(({ validTo, ...unit }) => ({ ...unit, on: lastDay(validTo, today) }))
}

// Of a unit that is no more; one whose end is only known in advance is one of today's.
function lastDay(validTo: Date | null, today: Day): Day | null {
  return validTo !== null && fromDate(validTo) < today ? fromDate(validTo) : null
}

/** What a signed-in reader is told before she ticks a paper seen; null when it is none, or none of hers. */
export async function findPaperToSee(actor: Actor, token: string, now: Date) {
  const paper = readToken(token)
  const today = dayOf(now)
  const unit = paper && (await findUnitFor(db, actor, paper.unit, today))
  if (!unit) return null
  const wall = { ...unit, on: unit.ended?.on ?? null }
  const { own, hung } = (await readWalls([wall], today))(wall)
  const slug = paper.document.kind === 'code' ? paper.document.slug : null
  const document = own.find((each) => each.slug === slug)
  if (!document?.versions.some(({ version }) => version === paper.version)) return null
  return {
    paper,
    unit: { slug: unit.slug, name: unit.name, ended: unit.ended },
    title: document.title,
    state: stateOf(document, paper.version, today, wall.on),
    current: versionOn(document, today),
    hung: hung.filter((each) => each.token === token),
  }
}

/** Whether she may see the photograph of a paper on its wall: whoever reads that register. */
export async function mayReadPosting(actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  if (!actor) return false
  const row = await db.posting.findFirst({
    where: { OR: [{ photoId: fileId }, { sightings: { some: { photoId: fileId } } }] },
    select: { unitId: true },
  })
  const unit = row && (await findUnit(db, { id: row.unitId }, dayOf(now)))
  return unit !== null && mayReadRegister(db, actor, unit, dayOf(now))
}
