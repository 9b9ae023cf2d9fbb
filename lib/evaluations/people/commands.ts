import 'server-only'
import { z } from 'zod'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { keepFile } from '@/lib/files/keep'
import type { AcceptedFile } from '@/lib/files/schema'
import { writeEvaluations } from '../cells/commands'
import { keepDrafts } from '../drafts/commands'
import { same } from '../merging/rules'
import { enter, named, refuse, type Refusal, rowRefusal, typingRefusal } from '../sheets/commands'
import { scorerOf } from '../sheets/policy'
import { lentAs, listPersonMonths } from '../sheets/queries'
import { judgedElsewhere } from '../sheets/rules'
import type { PersonMonth, SheetInput } from '../sheets/schema'
import { changeOf, mergeFields, readPerson, storedFields, touchedFields } from './rules'
import type { FieldFault, Fields, PersonInput } from './schema'

export type PersonResult =
  | { ok: true }
  | Refusal
  | { ok: false; reason: 'own-row' | 'by-head' }
  /** Nothing was saved: one page, one person, so all of it is mended together. What was typed waits for her. */
  | { ok: false; reason: 'invalid'; faults: FieldFault[] }

/** Saves one person's tasks, lines of evidence, remark and the case that sets her letter, merged with what others wrote. */
export async function savePerson(actor: Actor, input: PersonInput, now: Date): Promise<PersonResult> {
  return db.$transaction(async (tx): Promise<PersonResult> => {
    const entry = await enterPerson(tx, actor, input, 'person.save', now)
    if ('ok' in entry) return entry
    const { sheet, person, delegation } = entry
    const stored = storedFields(person)
    const { fields, clashes } = mergeFields(input.base, input.fields, stored)
    const { tasks, deductions, faults } = readPerson(person.scheme, fields)
    for (const fault of faults.length > 0 ? [] : await foreignFiles(tx, actor, person, fields))
      faults.push(fault)
    await keepTyped(tx, actor.personId, person, input, clashes.length + faults.length > 0)
    if (clashes.length + faults.length > 0)
      return { ok: false, reason: 'invalid', faults: [...clashes, ...faults] }
    const change = changeOf(person, { tasks, deductions }, fields)
    // A page that was saved as it stood makes nobody its assessor.
    if (!change) return { ok: true }
    const { evaluationId } = person
    await writeEvaluations(tx, { personId: actor.personId, delegation }, [{ evaluationId, ...change }])
    await recordEvent(tx, actor.personId, { kind: 'sheet.saved', ...named(sheet, delegation), changed: 1 })
    return { ok: true }
  })
}

export type KeepResult = { ok: true } | Refusal | { ok: false; reason: 'own-row' | 'by-head' }

/**
 * Keeps the fields that came as drafts while she types: the month does not change. What she typed back to what she had
 * begun from, and what stands already, waits no more.
 */
export async function keepPerson(
  actor: Pick<Actor, 'personId'>,
  input: PersonInput,
  now: Date,
): Promise<KeepResult> {
  return db.$transaction(async (tx): Promise<KeepResult> => {
    const entry = await enterPerson(tx, actor, input, 'person.keep', now)
    if ('ok' in entry) return entry
    const { evaluationId } = entry.person
    const { fields, base = {} } = input
    const stored = storedFields(entry.person)
    const kept = touchedFields(base, fields).filter(
      (field) => !same(fields[field] ?? '', stored[field] ?? ''),
    )
    await keepDrafts(
      tx,
      actor.personId,
      Object.keys(fields).map((field) => ({ evaluationId, field })),
      kept.map((field) => ({ evaluationId, field, typed: fields[field] ?? '', base: base[field] ?? null })),
    )
    return { ok: true }
  })
}

export type AttachResult = { ok: true; file: string } | Refusal | { ok: false; reason: 'own-row' | 'by-head' }

/** Keeps a file that is to be the evidence of a line: at once, so that a fault elsewhere does not lose it. */
export async function attachEvidence(
  actor: Actor,
  input: SheetInput & { person: string },
  file: AcceptedFile,
  now: Date,
): Promise<AttachResult> {
  return db.$transaction(async (tx): Promise<AttachResult> => {
    const entry = await enterPerson(tx, actor, input, 'person.attach', now)
    if ('ok' in entry) return entry
    const id = await keepFile(tx, 'evaluations', file, actor.personId)
    const at = named(entry.sheet, entry.delegation)
    await recordEvent(tx, actor.personId, { kind: 'evidence.attached', ...at, file: id })
    return { ok: true, file: id }
  })
}

/** The sheet and the person, for who may score her now. */
async function enterPerson(
  tx: Tx,
  actor: Pick<Actor, 'personId'>,
  input: SheetInput & { person: string },
  action: string,
  now: Date,
) {
  const entry = await enter(tx, actor, input, now)
  const refusal = typingRefusal(entry, now)
  if ('ok' in entry || refusal) return refuse(tx, actor, action, input, refusal ?? notFound)
  const { sheet } = entry
  const [person] = await listPersonMonths(tx, sheet.id, { people: [input.person] })
  if (!person) return refuse(tx, actor, action, input, notFound)
  // Few days in post leave that case and the remark open.
  const row = { ...person, notGraded: judgedElsewhere(person) ? person.notGraded : null }
  const no = rowRefusal(entry, actor.personId, row, now)
  if (no) return refuse(tx, actor, action, input, no)
  return { sheet, person, delegation: lentAs(entry.held, scorerOf(person)) }
}

const notFound = { ok: false, reason: 'not-found' } as const

async function keepTyped(tx: Tx, typedBy: string, person: PersonMonth, input: PersonInput, wrong: boolean) {
  const { evaluationId } = person
  const base = input.base ?? storedFields(person)
  const touched = touchedFields(base, input.fields)
  const came = input.drafted ? [...touched, ...input.drafted] : Object.keys({ ...input.fields, ...base })
  const kept = wrong ? touched : []
  await keepDrafts(
    tx,
    typedBy,
    came.map((field) => ({ evaluationId, field })),
    kept.map((field) => ({ evaluationId, field, typed: input.fields[field] ?? '', base: base[field] ?? '' })),
  )
}

// A line may name a file that she uploaded or that the person's lines hold already, and no other.
async function foreignFiles(
  tx: Tx,
  actor: Actor,
  person: PersonMonth,
  fields: Fields,
): Promise<FieldFault[]> {
  const held = new Set(person.deductions.map(({ file }) => file))
  const asked = Object.entries(fields).filter(
    ([field, id]) => field.endsWith('.file') && id !== '' && !held.has(id),
  )
  const uuids = asked.map(([, id]) => id).filter((id) => z.uuid().safeParse(id).success)
  const own = await tx.storedFile.findMany({
    where: { id: { in: uuids }, owner: 'evaluations', uploadedById: actor.personId },
    select: { id: true },
  })
  return asked
    .filter(([, id]) => !own.some((file) => file.id === id))
    .map(([field]) => ({
      field: field.replace(/file$/, 'upload'),
      why: 'Không còn tệp này; hãy đính kèm lại.',
    }))
}
