import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { inParts, type Told } from '@/lib/sheets/parts'
import { lettersOf } from '../schemes/rules'
import { lentAs, type Held, listHeld, rolesOf } from '../sheets/queries'
import { findYearSchemes, listYearPeople, type YearSchemes } from './people/queries'
import { mayOf, maySeeYear } from './policy'
import { keepYearReasons } from './quotas/commands'
import { quotasAfter } from './quotas/queries'
import { type Writing, writeRatings } from './ratings/commands'
import { isEarly, ratingFault } from './rules'
import type { SelfRatingInput, YearFault, YearInput, YearPerson, YearRowsInput } from './schema'

type No<Reason extends string> = { ok: false; reason: Reason }

export type RateSelfResult = { ok: true } | No<'not-found' | 'too-early' | 'decided'>

/** Her own word on her year; it may be said again until the year is decided, and each time is kept. */
export async function rateSelf(actor: Actor, input: SelfRatingInput, now: Date): Promise<RateSelfResult> {
  return db.$transaction(async (tx): Promise<RateSelfResult> => {
    const found = await enter(tx, input, now)
    const [person] = found ? await people(tx, found, actor.personId) : []
    const known = person && lettersOf([person.scheme]).includes(input.grade)
    if (!found || !person || !known || person.above)
      return refuse(tx, actor, 'year.rate-self', input, { ok: false, reason: 'not-found' })
    if (found.early) return refuse(tx, actor, 'year.rate-self', input, { ok: false, reason: 'too-early' })
    if (person.decisions.length > 0)
      return refuse(tx, actor, 'year.rate-self', input, { ok: false, reason: 'decided' })
    const { self } = person
    if (self?.grade === input.grade && self.note === input.note) return { ok: true }
    await writeRatings(tx, found, { actorId: actor.personId, at: now }, 'self_rating', [
      { person, grade: input.grade, note: input.note, version: (self?.version ?? 0) + 1, reason: null },
    ])
    await recordEvent(tx, actor.personId, { kind: 'year.rated-self', unit: input.unit, year: input.year })
    return { ok: true }
  })
}

export type SaveYearResult =
  | { ok: true; written: number }
  | No<'not-found' | 'not-yours' | 'too-early'>
  /** Nothing was written: one page, mended together. */
  | { ok: false; reason: 'invalid'; faults: YearFault[] }

type Planned = { expected: ReadonlyMap<string, number>; told?: Told | undefined }

/**
 * Proposes or decides the year of those whose row changed. A decision that stands is superseded with a reason.
 * `expected`: the version of each that was looked at, 0 where there was none; then every row is written, or none.
 */
export async function saveYear(actor: Actor, input: YearRowsInput, now: Date): Promise<SaveYearResult>
export async function saveYear(
  ...asked: [Actor, YearRowsInput, Date, Planned]
): Promise<SaveYearResult | No<'changed'>>
export async function saveYear(
  actor: Actor,
  input: YearRowsInput,
  now: Date,
  { expected, told }: Partial<Planned> = {},
): Promise<SaveYearResult | No<'changed'>> {
  return db.$transaction(async (tx): Promise<SaveYearResult | No<'changed'>> => {
    const no = <const R extends { ok: false; reason: string }>(refusal: R) =>
      refuse(tx, actor, `year.${input.step}`, input, refusal)
    const found = await enter(tx, input, now)
    const held = found ? await listHeld(tx, actor.personId, found.unitId, now) : []
    const roles = rolesOf(held)
    if (!found || !maySeeYear(roles)) return no({ ok: false, reason: 'not-found' })
    const may = mayOf(
      actor.personId,
      held.map(({ role, delegationId }) => ({ role, own: delegationId === null })),
    )
    if (!(input.step === 'proposal' ? may.propose : may.decide)) return no({ ok: false, reason: 'not-yours' })
    if (found.early) return no({ ok: false, reason: 'too-early' })
    const known = new Map((await people(tx, found)).map((each) => [each.person, each]))
    if (input.rows.some(({ person }) => !known.has(person))) return no({ ok: false, reason: 'not-found' })

    const faults: YearFault[] = []
    const writings = input.rows.flatMap((row): Writing[] => {
      const person = known.get(row.person)!
      const last = input.step === 'proposal' ? person.proposal : (person.decisions[0] ?? null)
      // Who is not graded is decided as such by pressing the button; there is no letter to choose.
      const grade = person.result.grade === null ? null : row.grade || null
      if (person.above || (grade === null && person.result.grade !== null)) return []
      const same = last?.grade === grade && last.note === row.note && last.mean === person.result.mean
      if (last && same) return []
      const wrong = ratingFault(may, input.step, person, grade, row.note)
      if (wrong) faults.push({ person: person.person, ...wrong })
      const version = (last?.version ?? 0) + 1
      const writing = {
        person,
        grade,
        note: row.note,
        version,
        reason: version > 1 ? input.reason || null : null,
      }
      return [input.step === 'decision' ? { ...writing, ...byLaw(actor.personId, writing) } : writing]
    })
    if (input.step === 'decision' && !input.reason && writings.some(({ version }) => version > 1))
      faults.push({ person: null, field: 'reason', why: 'Ghi lý do thay quyết định đã có.' })
    const kept = writings.filter(({ person, version }) => expected?.get(person.person) === version - 1)
    if (expected && kept.length < input.rows.length) return { ok: false, reason: 'changed' }
    const quotas = await quotasAfter(tx, found, [...known.values()], input, writings)
    faults.push(...quotas.faults)
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults }
    if (writings.length === 0) return { ok: true, written: 0 }
    await keepYearReasons(tx, found, { actorId: actor.personId, at: now }, quotas.reasons)
    const delegation = lentFor(held, input.step)
    const by = { actorId: actor.personId, at: now, delegation }
    const proposed = writings.filter(({ proposes }) => proposes)
    if (proposed.length > 0) await writeRatings(tx, found, by, 'proposal', proposed.map(asProposed))
    const write = (part: Writing[]) => writeRatings(tx, found, by, input.step, part)
    await inParts(writings, write, told)
    const oneByLaw = writings.filter((each) => each.oneByLaw).length
    await recordEvent(tx, actor.personId, {
      kind: input.step === 'proposal' ? 'year.proposed' : 'year.decided',
      ...{ unit: input.unit, year: input.year, people: writings.length },
      ...(delegation ? { delegation } : {}),
      ...(oneByLaw > 0 ? { oneByLaw } : {}),
    })
    return { ok: true, written: writings.length }
  })
}

/**
 * Of who scores in the unit the rating authority proposes and decides in one: where nobody proposed, her decision is the
 * proposal too.
 */
function byLaw(actorId: string, { person, grade }: Writing): Pick<Writing, 'oneByLaw' | 'proposes'> {
  const proposes = person.byHead && person.proposal === null && grade !== null
  return { proposes, oneByLaw: person.byHead && (proposes || person.proposers.includes(actorId)) }
}

const asProposed = ({ person, grade, note }: Writing): Writing => ({
  person,
  grade,
  note,
  version: 1,
  reason: null,
})

const lentFor = (held: readonly Held[], step: YearRowsInput['step']) =>
  lentAs(held, step === 'proposal' ? 'assessor' : 'rating_authority')

type Found = {
  unitId: string
  slug: string
  year: number
  early: boolean
  today: string
  schemes: YearSchemes
}
// The unit's row is locked: of two who decide at once the second sees what the first has written.
async function enter(tx: Tx, { unit, year }: YearInput, now: Date): Promise<Found | null> {
  const today = dayOf(now)
  const [row] = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM admin_unit WHERE slug = ${unit} FOR NO KEY UPDATE`
  const schemes = row && String(year) <= today.slice(0, 4) ? await findYearSchemes(tx, year) : null
  return row && schemes
    ? { unitId: row.id, slug: unit, year, early: isEarly(year, today), today, schemes }
    : null
}

function people(tx: Tx, found: Found, only: string | null = null): Promise<YearPerson[]> {
  return listYearPeople(tx, found, only)
}

async function refuse<const R extends { ok: false; reason: string }>(
  tx: Tx,
  actor: Actor,
  action: string,
  { unit, year }: YearInput,
  refusal: R,
): Promise<R> {
  await recordEvent(tx, actor.personId, {
    kind: 'action.refused',
    action,
    why: refusal.reason,
    subject: `${unit}/${year}`,
  })
  return refusal
}
