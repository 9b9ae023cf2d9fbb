'use server'

import { redirect } from 'next/navigation'
import { typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { saveYear } from '@/lib/evaluations/years/commands'
import { faultsOfForm } from '@/lib/evaluations/years/rules'
import { type YearFault, yearRowsInput } from '@/lib/evaluations/years/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export type YearFormState = {
  typed: Record<string, string> | null
  faults: YearFault[]
  refused: string | null
}

/** Proposals of the assessor or decisions of the rating authority, whichever the form is for. */
export async function saveYearAction(_: YearFormState, form: FormData): Promise<YearFormState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'years')
  const typed = typedIn(form)
  const again = (state: Partial<YearFormState>) => ({ typed, faults: [], refused: null, ...state })
  // Each line of the form names its person: `grade.{id}`, `note.{id}`.
  const people = Object.keys(typed).flatMap((name) => (name.startsWith('grade.') ? [name.slice(6)] : []))
  const rows = people.map((person) => ({
    person,
    grade: typed[`grade.${person}`],
    note: typed[`note.${person}`] ?? '',
  }))
  const quotaReasons = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith('quotaReasons.') ? [[name.slice(13), value]] : [],
    ),
  )
  const input = yearRowsInput.safeParse({ ...typed, rows, quotaReasons })
  if (!input.success) {
    const faults = faultsOfForm(rows, input.error.issues)
    return again(faults ? { faults } : { refused: t('refused.unreadable') })
  }
  const saved = await saveYear(actor, input.data, new Date())
  if (!saved.ok)
    return again(
      saved.reason === 'invalid' ? { faults: saved.faults } : { refused: t(`refused.${saved.reason}`) },
    )
  const { unit, year } = input.data
  redirect(`${staffHref('unitYear', { unit, year })}?da-ghi=${saved.written}`)
}
