'use server'

import { redirect } from 'next/navigation'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { enterFigures } from '@/lib/record/entries/commands'
import { readFigures } from '@/lib/record/entries/rules'
import { entryInput } from '@/lib/record/entries/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** What was typed, by field; what is wrong with it; what does not agree, and what is asked about. */
export type FiguresState = {
  typed: Record<string, string>
  errors: { id: string; text: string }[]
  off: string[]
  doubts: string[]
  refused: string | null
}

export async function enterAction(_: FiguresState, form: FormData): Promise<FiguresState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'dossiers')
  const typed = Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
  const again = (state: Partial<FiguresState>): FiguresState => ({
    ...{ typed, errors: [], off: [], doubts: [], refused: null },
    ...state,
  })
  const { figures, faults } = readFigures(typed)
  const input = entryInput.safeParse({ ...typed, sure: typed.sure === '1' })
  const errors = faults.map(({ key, why }) => ({ id: key as string, text: `${t(`count.${key}`)}: ${why}` }))
  if (!input.success)
    errors.push(...input.error.issues.map(({ path, message }) => ({ id: String(path[0]), text: message })))
  if (errors.length > 0 || !input.success) return again({ errors })
  const done = await enterFigures(actor, { ...input.data, figures }, new Date())
  const { unit, month } = input.data
  if (done.ok) redirect(`${staffHref('dossierMonth', { unit, month })}?xong=${done.change}`)
  switch (done.reason) {
    case 'impossible':
      return again({ errors: done.wrong.map(({ key, why }) => ({ id: key, text: why })) })
    case 'asked':
      return again({
        off: done.off.map(({ why }) => why),
        doubts: done.doubts,
        errors: [
          ...(done.off.length > 0 && !input.data.reason ? [{ id: 'reason', text: t('reasonMissing') }] : []),
          ...(done.doubts.length > 0 && !input.data.sure ? [{ id: 'sure', text: t('sureMissing') }] : []),
        ],
      })
    default:
      return again({ refused: t(`refused.${done.reason}`) })
  }
}
