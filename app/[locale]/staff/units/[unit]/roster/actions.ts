'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { unlockAccount } from '@/lib/auth/accounts/commands'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { monthTyped } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { textIn } from '@/lib/text'

const unlockInput = z.object({ unit: textIn().min(1), person: z.uuid() })

export async function unlockAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = unlockInput.parse(Object.fromEntries(form))
  const done = await unlockAccount(actor, input.person, new Date())
  redirect(`${staffHref('roster', { unit: input.unit })}?${done.ok ? 'da-mo-khoa=1' : `loi=${done.reason}`}`)
}

/** A month by its button, or one of the past as it was typed. */
export async function openMonthAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const { unit, month: typed, past } = openInput.parse(Object.fromEntries(form))
  const month = monthTyped(typed)
  const done = month ? await openMonth(actor, { unit, month }, new Date()) : unreadable
  const told: Record<string, string> = done.ok
    ? { 'da-mo': String(done.people), thang: month!, ...(done.isNew ? {} : { them: String(done.added) }) }
    : { loi: done.reason, ...(past ? { go: typed.slice(0, 20) } : {}) }
  redirect(`${staffHref('roster', { unit })}?${new URLSearchParams(told)}`)
}

const openInput = z.object({ unit: textIn().min(1), month: textIn(), past: z.literal('1').optional() })
const unreadable = { ok: false, reason: 'unreadable' } as const
