'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { findActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { type CellFault, saveInput, type SaveRow } from '@/lib/evaluations/sheets/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** What the form shows again when something is wrong: everything typed, and what to mend. */
export type SheetFormState = {
  typed: Typed | null
  /** What now stands in the portal behind each cell, for the next save to compare with. */
  base: Typed | null
  faults: CellFault[]
  title: string | null
  refused: string | null
  saved: string | null
}

type Typed = Record<string, Record<string, string>>

/** Saves what was typed; with the button “submit” sends the month to be decided as well. */
export async function saveSheetAction(_: SheetFormState, form: FormData): Promise<SheetFormState> {
  await requireSameOrigin()
  const t = texts('vi', 'evaluations')
  const fields = new Map(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const rows = readRows(fields)
  const input = saveInput.safeParse({ unit: fields.get('unit'), month: fields.get('month'), rows })
  const typed = Object.fromEntries((rows ?? []).map(({ person, cells }) => [person, cells]))
  const shown = Object.fromEntries((rows ?? []).map(({ person, base = {} }) => [person, base]))
  const again = (state: Partial<SheetFormState>): SheetFormState => ({
    ...{ typed, base: shown, faults: [], title: null, refused: null, saved: null },
    ...state,
  })
  if (!input.success) return again({ refused: t('refused.unreadable') })
  const actor = await findActor()
  if (!actor) return again({ refused: t('refused.signed-out') })

  const saved = await saveSheet(actor, input.data, new Date())
  if (!saved.ok) return again({ refused: t(`refused.${saved.reason}`) })
  const { base } = saved
  // She has now been shown what the other wrote: saving again is her answer.
  for (const { person, key, now } of saved.refused) if (now !== undefined) base[person]![key] = now
  if (saved.refused.length > 0) return again({ faults: saved.refused, title: t('errorTitle'), base })
  const here = staffHref('sheet', { unit: input.data.unit, month: input.data.month })
  const at = Date.now().toString(36)
  if (fields.get('step') === 'submit') {
    const sent = await submitSheet(actor, input.data, new Date())
    if (!sent.ok && sent.reason === 'incomplete')
      return again({ faults: sent.faults, title: t('missingTitle'), base })
    if (!sent.ok) return again({ refused: t(`refused.${sent.reason}`), base })
    redirect(`${here}?da-gui=1&luc=${at}`)
  }
  // With scripts the sheet stays where it is; without them a reload must not send the form again.
  if (fields.get('scripts')) {
    refresh()
    return again({ base, saved: t('savedNotice', { count: saved.saved }) })
  }
  redirect(`${here}?da-luu=${saved.saved}&luc=${at}`)
}

// `base` is what the form showed, by person and cell; it also says which cells to look for.
function readRows(fields: ReadonlyMap<string, string>): SaveRow[] | null {
  try {
    const base = JSON.parse(fields.get('base') ?? '') as Record<string, Record<string, string>>
    return Object.entries(base).map(([person, shown]) => ({
      person,
      base: shown,
      cells: Object.fromEntries(
        Object.keys(shown).map((key) => [key, (fields.get(`${person}.${key}`) ?? '').slice(0, 200)]),
      ),
    }))
  } catch {
    return null
  }
}
