'use server'

import { updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { faultsOf, typedIn } from '@/app/entry'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { keepHoliday, removeHoliday } from '@/lib/calendar/commands'
import { holidayInput, removeInput } from '@/lib/calendar/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export async function keepHolidayAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = holidayInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const t = texts('vi', 'calendar')
  const done = await keepHoliday(actor, input.data, new Date())
  if (!done.ok) return { typed, errors: [{ name: 'day', text: t(done.reason) }], refused: null }
  updateTag('texts')
  redirect(`${staffHref('adminCalendar')}?nam=${input.data.day.slice(0, 4)}&xong=${input.data.day}`)
}

export async function removeHolidayAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = removeInput.parse(typedIn(form))
  const done = await removeHoliday(actor, input, new Date())
  if (done.ok) updateTag('texts')
  const outcome = done.ok ? `xoa=${input.day}` : `loi=${done.reason}`
  redirect(`${staffHref('adminCalendar')}?nam=${input.day.slice(0, 4)}&${outcome}`)
}
