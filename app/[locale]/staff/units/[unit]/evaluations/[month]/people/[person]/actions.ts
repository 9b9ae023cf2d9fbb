'use server'

import { redirect } from 'next/navigation'
import { findActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { savePerson } from '@/lib/evaluations/people/commands'
import { type FieldFault, personInput } from '@/lib/evaluations/people/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export type PersonFormState = {
  typed: Record<string, string> | null
  faults: FieldFault[]
  refused: string | null
}

export async function savePersonAction(_: PersonFormState, form: FormData): Promise<PersonFormState> {
  await requireSameOrigin()
  const t = texts('vi', 'evaluations')
  const typed = Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const again = (state: Partial<PersonFormState>) => ({ typed, faults: [], refused: null, ...state })
  const input = personInput.safeParse({
    ...typed,
    disciplineDecision: typed.disciplineDecision === '1',
    tasks: typed.withTasks ? linesOf(typed, 'tasks', taskOf) : undefined,
    deductions: linesOf(typed, 'deductions', deductionOf),
  })
  if (!input.success)
    return again({
      faults: input.error.issues.map(({ path, message }) => ({ field: path.join('.'), why: message })),
    })
  const actor = await findActor()
  if (!actor) return again({ refused: t('refused.signed-out') })
  const saved = await savePerson(actor, input.data, new Date())
  if (!saved.ok)
    return again(
      saved.reason === 'invalid' ? { faults: saved.faults } : { refused: t(`refused.${saved.reason}`) },
    )
  const { unit, month, person } = input.data
  redirect(`${staffHref('sheetPerson', { unit, month, person })}?da-luu=1`)
}

type Fields = Record<string, string>

/** Lines by their number in the form: `tasks.0.units`, `tasks.1.units` … */
function linesOf<Line>(typed: Fields, name: string, read: (field: (key: string) => string) => Line): Line[] {
  const count = Number(typed[`${name}.count`] ?? 0)
  return Array.from({ length: Math.min(count, 300) }, (_, at) =>
    read((key) => typed[`${name}.${at}.${key}`] ?? ''),
  )
}

function taskOf(field: (key: string) => string) {
  return {
    title: field('title'),
    units: field('units'),
    completed: field('completed') === '1',
    failedReviews: field('failedReviews'),
    late: field('late'),
    objectiveCause: field('objectiveCause') === '1',
  }
}

function deductionOf(field: (key: string) => string) {
  return {
    criterion: field('criterion'),
    points: field('points'),
    reason: field('reason'),
    evidence: field('evidence'),
  }
}
