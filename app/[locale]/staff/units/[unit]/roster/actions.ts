'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { unlockAccount } from '@/lib/auth/accounts/commands'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { sheetInput } from '@/lib/evaluations/sheets/schema'
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

export async function openMonthAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = sheetInput.parse(Object.fromEntries(form))
  const done = await openMonth(actor, input, new Date())
  redirect(
    `${staffHref('roster', { unit: input.unit })}?${done.ok ? `da-mo=${done.people}` : `loi=${done.reason}`}`,
  )
}
