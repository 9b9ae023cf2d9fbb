import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { writeEvaluations } from '../cells/commands'
import { enter, named, refuse, type Refusal, scoringRefusal } from '../sheets/commands'
import { mayScorePerson } from '../sheets/policy'
import { listPersonMonths } from '../sheets/queries'
import type { NotGradedReason } from '../sheets/schema'
import { readPerson } from './rules'
import type { FieldFault, PersonInput } from './schema'

export type PersonResult =
  | { ok: true }
  | Refusal
  | { ok: false; reason: 'own-row' }
  /** Nothing was saved: one page, one person, so all of it is mended together. */
  | { ok: false; reason: 'invalid'; faults: FieldFault[] }

/** Saves one person's tasks, deductions with their evidence, remark and discipline decision. */
export async function savePerson(actor: Actor, input: PersonInput, now: Date): Promise<PersonResult> {
  return db.$transaction(async (tx): Promise<PersonResult> => {
    const entry = await enter(tx, actor, input, now)
    const refusal = scoringRefusal(entry, now)
    if ('ok' in entry || refusal)
      return refuse(tx, actor, 'person.save', input, refusal ?? { ok: false, reason: 'not-found' })
    const { sheet, roles } = entry
    const person = (await listPersonMonths(tx, sheet.id)).find((each) => each.personId === input.person)
    if (!person) return refuse(tx, actor, 'person.save', input, { ok: false, reason: 'not-found' })
    // Few days in post leave the discipline decision and the remark open.
    if (!mayScorePerson(roles, actor.personId, { ...person, notGraded: aboveOnly(person.notGraded) }))
      return refuse(tx, actor, 'person.save', input, { ok: false, reason: 'own-row' })
    const { tasks, deductions, faults } = readPerson(sheet.scheme, input)
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults }
    await writeEvaluations(tx, actor.personId, [
      {
        evaluationId: person.evaluationId,
        tasks,
        noTask: tasks && tasks.length > 0 ? false : undefined,
        deductions,
        remark: input.remark || null,
        disciplineDecision: input.disciplineDecision,
      },
    ])
    await recordEvent(tx, actor.personId, { kind: 'sheet.saved', ...named(sheet), changed: 1 })
    return { ok: true }
  })
}

function aboveOnly(notGraded: NotGradedReason | null) {
  return notGraded === 'level_above' ? notGraded : null
}
