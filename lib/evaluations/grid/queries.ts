import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { addMonths } from '@/lib/month'
import { listGrades, listShown } from '../approvals/decisions/queries'
import { asDecided } from '../approvals/rules'
import { gridCounts, readRow, rowCellsOf } from '../cells/rules'
import { listDrafts } from '../drafts/queries'
import type { Draft } from '../drafts/schema'
import { wishesIn, withLetter } from '../letters/rules'
import { letterKey } from '../letters/schema'
import { findOutstandingOf } from '../quotas/queries'
import { postsOf } from '../quotas/rules'
import { letterFault, missingTo } from '../saving/rules'
import { withWriters } from '../saving/queries'
import { listSeenMonths } from '../seen/queries'
import { listSelfScores } from '../self/queries'
import { listPersonMonths } from '../sheets/queries'
import { mayBeScored, mayScorePerson } from '../sheets/policy'
import { leads, missingCells, sumOf, takesPoints, takesPointsOf } from '../sheets/rules'
import type { CellFault, PersonMonth, SheetInput, SheetPerson } from '../sheets/schema'
import { findAllowed, headOf } from '../views/queries'
import type { Changes, GridRowView, GridView, SheetHead } from '../views/schema'

type Asked = { all?: boolean }

/** The month for whoever may know its state; its grid for those who may see points. `all`: with everything missing. */
export async function findSheet(
  actor: Actor,
  input: SheetInput,
  now: Date,
  asked: Asked = {},
): Promise<{ head: SheetHead; grid: GridView | null } | null> {
  const allowed = await findAllowed(actor, input, now)
  if (!allowed) return null
  if (!allowed.may.seePoints) return { head: await headOf(allowed, actor.personId, now), grid: null }
  // Side by side: the rows of a long sheet take longer than its head.
  const [head, grid] = await Promise.all([
    headOf(allowed, actor.personId, now),
    gridOf(actor, allowed, now, asked),
  ])
  return { head, grid: { ...head, ...grid } }
}

/** The grid alone. */
export async function findGrid(
  actor: Actor,
  input: SheetInput,
  now: Date,
  asked: Asked = {},
): Promise<GridView | null> {
  return (await findSheet(actor, input, now, asked))?.grid ?? null
}

async function gridOf(
  actor: Actor,
  { sheet, roles, may }: NonNullable<Awaited<ReturnType<typeof findAllowed>>>,
  now: Date,
  { all = false }: Asked,
): Promise<Omit<GridView, Exclude<keyof SheetHead, 'may'>>> {
  const open = takesPoints(sheet, now)
  const [working, own, decided, last, selves, drafts, since, outstanding] = await Promise.all([
    listSeenMonths(db, sheet, actor.personId, now),
    listPersonMonths(db, sheet.id, { people: [actor.personId] }),
    // A locked sheet shows what was decided, whatever was typed while it was open again.
    listShown(db, sheet, now),
    listGrades(db, sheet.unit.id, sheet.id, addMonths(sheet.month, -1)),
    listSelfScores(db, sheet.id),
    listDrafts(actor.personId, sheet.id, now),
    findStamp(sheet.id),
    findOutstandingOf(db, sheet, now),
  ])
  const shown = <Person extends SheetPerson>(person: Person) =>
    asDecided(person, decided.get(person.evaluationId))
  const people = working.map(shown)
  const rows = people.map((person): GridRowView => {
    const { scheme } = person
    const result = decided.get(person.evaluationId) ?? sumOf(scheme, person)
    const self = selves.get(person.personId)
    return {
      person: person.personId,
      scheme: scheme.code,
      name: person.fullName,
      title: person.positionTitle,
      department: person.department,
      notGraded: person.notGraded,
      locked: !(mayScorePerson(roles, actor.personId, person) && takesPointsOf(sheet, person, now)),
      byHead: person.byHead,
      veiled: person.veiled ?? false,
      leads: leads(scheme, person),
      posts: postsOf(scheme, person),
      tasks: gridCounts(person) ? null : person.tasks.map(({ title: _, ...task }) => task),
      cells: Object.assign(rowCellsOf(scheme, person), { [letterKey]: result?.grade ?? '' }),
      drafts: draftsOf(drafts, person),
      deductions: person.deductions.map(({ criterion, points, reason }) => ({ criterion, points, reason })),
      knockOut: person.knockOut,
      total: result?.total ?? null,
      grade: result?.grade ?? null,
      lastGrade: last.get(person.personId) ?? null,
      self: self ? { cells: self.cells, total: self.total, grade: self.grade } : null,
    }
  })
  const wishes = wishesIn(drafts)
  // Her own row counts as it is, as on her first page; it is told to nobody what it lacks.
  const stored = people.map(
    (each) => own.map(shown).find(({ personId }) => personId === each.personId) ?? each,
  )
  const sent = stored.filter(({ byHead }) => !byHead)
  const asked = sent.filter(mayBeScored)
  const maySubmit = may.score && open
  return {
    may: { ...may, score: maySubmit || rows.some(({ locked }) => !locked) },
    maySubmit,
    schemes: sheet.schemes,
    rows,
    ready: asked.filter((person) => missingCells(person.scheme, person).length === 0).length,
    graded: asked.length,
    faults: await faultsOf(people, rows, actor.personId),
    outstanding: outstanding?.number ?? null,
    missing: all
      ? sent.flatMap((person) => missingTo(actor.personId, person, wishes.get(person.evaluationId)))
      : [],
    since,
  }
}

/** What was written into the sheet since that stamp, by whomever; null for those who may not see points. */
export async function findChanges(
  actor: Pick<Actor, 'personId'>,
  input: SheetInput,
  since: string | null,
  now: Date,
): Promise<Changes | null> {
  const allowed = await findAllowed(actor, input, now)
  if (!allowed?.may.seePoints) return null
  const { sheet } = allowed
  const stamp = await findStamp(sheet.id)
  if (stamp === since) return { since: stamp, cells: {} }
  const wanted = { since: since === null ? null : new Date(since) }
  const people = await listSeenMonths(db, sheet, actor.personId, now, wanted)
  const cells = people.map((person) => [person.personId, rowCellsOf(person.scheme, person)] as const)
  return { since: stamp, cells: Object.fromEntries(cells) }
}

// Writers take turns at the sheet's lock and stamp what they write while they hold it, so a later write has a later stamp.
async function findStamp(sheetId: string): Promise<string | null> {
  const { _max } = await db.evaluation.aggregate({ where: { sheetId }, _max: { updatedAt: true } })
  return _max.updatedAt?.toISOString() ?? null
}

function draftsOf(drafts: readonly Draft[], { evaluationId }: PersonMonth): GridRowView['drafts'] {
  const mine = drafts.filter(
    (draft) => draft.evaluationId === evaluationId && !/^(tasks|deductions)\.\d|^knockOut/.test(draft.field),
  )
  return Object.fromEntries(mine.map(({ field, typed, base }) => [field, { typed, base: base ?? '' }]))
}

/** Reads the drafts once more: what stands may have changed, and with it what is wrong. */
async function faultsOf(
  people: readonly SheetPerson[],
  rows: readonly GridRowView[],
  personId: string,
): Promise<CellFault[]> {
  const read = people.flatMap((person, at) => {
    const drafts = Object.entries(rows[at]?.drafts ?? {})
    // Where nothing may be typed nothing is to be mended.
    if (drafts.length === 0 || rows[at]?.locked) return []
    const row = {
      person: person.personId,
      cells: Object.fromEntries(drafts.map(([key, { typed }]) => [key, typed])),
      base: Object.fromEntries(drafts.map(([key, { base }]) => [key, base])),
    }
    const { row: given, why } = withLetter(person.scheme, person, row)
    const { faults } = readRow(person.scheme, person, given)
    return [{ person, faults: why ? [...faults, letterFault(person, row, why)] : faults }]
  })
  return withWriters(db, read, personId)
}
