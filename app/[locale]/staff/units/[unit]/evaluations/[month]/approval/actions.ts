'use server'

import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '@/lib/auth/schema'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { approveSheet, reopenSheet, returnSheet } from '@/lib/evaluations/approvals/commands'
import { approveInput, reopenInput, returnInput } from '@/lib/evaluations/approvals/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** What was typed, by field, and what is wrong with it; `refused` is of the step itself. */
export type StepState = {
  typed: Record<string, string>
  errors: { id: string; text: string }[]
  refused: string | null
  /** Where what is missing is to be mended. */
  ways?: { href: string; label: string }[]
}

export async function approveAction(_: StepState, form: FormData): Promise<StepState> {
  return step(form, 'approve', approveInput, approveSheet)
}

export async function returnAction(_: StepState, form: FormData): Promise<StepState> {
  return step(form, 'return', returnInput, returnSheet)
}

export async function reopenAction(_: StepState, form: FormData): Promise<StepState> {
  return step(form, 'reopen', reopenInput, reopenSheet)
}

type Where = { unit: string; month: string }
type Refused = Awaited<ReturnType<typeof approveSheet | typeof returnSheet>> & { ok: false }

/** The fields in which each group's reason is typed. */
const reasonOf = 'quotaReasons.'

async function step<Input extends Where>(
  form: FormData,
  name: 'approve' | 'return' | 'reopen',
  schema: z.ZodType<Input>,
  command: (actor: Actor, input: Input, now: Date) => Promise<{ ok: true } | Refused>,
): Promise<StepState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const reasons = Object.entries(typed).flatMap(([key, value]) =>
    key.startsWith(reasonOf) ? [[key.slice(reasonOf.length), value]] : [],
  )
  const again = (state: Partial<StepState>) => ({ typed, errors: [], refused: null, ...state })
  const input = schema.safeParse({ ...typed, quotaReasons: Object.fromEntries(reasons) })
  if (!input.success)
    return again({
      errors: input.error.issues.map(({ path, message }) => ({
        id: `${name}-${path.join('.')}`,
        text: message,
      })),
    })
  const done = await command(actor, input.data, new Date())
  if (!done.ok) return again(sentenceOf(done, input.data))
  const { unit, month } = input.data
  redirect(`${staffHref('approval', { unit, month })}?xong=${name}`)
}

function sentenceOf(refused: Refused, { unit, month }: Where): Partial<StepState> {
  const t = texts('vi', 'evaluations')
  switch (refused.reason) {
    case 'quota-reason':
      return {
        errors: refused.missing.map(({ key, name, quota: { why } }) => ({
          id: `approve-${reasonOf}${key}`,
          text: t('quotaReasonMissing', { name, why }),
        })),
      }
    case 'not-now':
      return { refused: t('stepRefused.not-now', { state: t(`state.${refused.state}`) }) }
    case 'scored-by-decider':
      return { refused: t('stepRefused.scored-by-decider', { names: refused.names.join(', ') }) }
    case 'incomplete':
      return {
        refused: t('stepRefused.incomplete', {
          people: refused.people.map(({ name, why }) => `${name}: ${why}`).join(' '),
        }),
        ways: refused.people.map(({ id, name }) => ({
          href: staffHref('sheetPerson', { unit, month, person: id }),
          label: name,
        })),
      }
    default:
      return { refused: t(`stepRefused.${refused.reason}`) }
  }
}
