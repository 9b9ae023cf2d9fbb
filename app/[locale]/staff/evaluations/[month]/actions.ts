'use server'

import { redirect } from 'next/navigation'
import { accountOfSeal, findActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { parkSelf, saveSelf, sendSelf } from '@/lib/evaluations/self/commands'
import { type SelfFault, type SelfInput, selfInput } from '@/lib/evaluations/self/schema'
import { formatInstant } from '@/lib/format'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export type SelfFormState = {
  typed: Record<string, string> | null
  faults: SelfFault[]
  refused: string | null
}

/** Saves the draft; with the button “send” sends it. Nothing typed is lost either way. */
export async function saveSelfAction(_: SelfFormState, form: FormData): Promise<SelfFormState> {
  await requireSameOrigin()
  const t = texts('vi', 'self')
  const typed = fieldsOf(form)
  const again = (state: Partial<SelfFormState>) => ({ typed, faults: [], refused: null, ...state })
  const input = read(typed)
  if ('faults' in input) return again(input)
  const actor = await findActor()
  if (!actor) {
    if (await parked(typed, input))
      redirect(
        `${href('vi', 'signIn')}?tiep=${encodeURIComponent(backTo(input, typed.step === 'send' ? 'chua-gui' : 'da-luu'))}`,
      )
    return again({ refused: t('refused.signed-out') })
  }
  const sending = typed.step === 'send'
  const done = await (sending ? sendSelf : saveSelf)(actor, input, new Date())
  if (!done.ok)
    return again(
      done.reason === 'invalid' ? { faults: done.faults } : { refused: t(`refused.${done.reason}`) },
    )
  redirect(backTo(input, sending ? 'da-gui' : 'da-luu'))
}

// The page without scripts cannot show her own month again to nobody: what she typed waits in her draft.
async function parked(typed: Record<string, string>, input: SelfInput): Promise<boolean> {
  const now = new Date()
  const account = accountOfSeal(typed.owner ?? null, now)
  return account !== null && (await parkSelf(account, input, now)).ok
}

function backTo({ unit, month }: SelfInput, outcome: 'da-luu' | 'da-gui' | 'chua-gui'): string {
  return `${staffHref('myMonth', { month })}?${outcome}=${unit}&luc=${Date.now().toString(36)}#tu-danh-gia-${unit}`
}

/** Keeps the draft while she types: says when, or why not. */
export async function keepSelfAction(form: FormData): Promise<string> {
  await requireSameOrigin()
  const t = texts('vi', 'self')
  const input = read(fieldsOf(form))
  if ('faults' in input) return input.faults[0]?.why ?? t('refused.unreadable')
  const actor = await findActor()
  if (!actor) return t('refused.signed-out')
  const kept = await saveSelf(actor, input, new Date())
  if (!kept.ok) return t(`refused.${kept.reason}`)
  return t('kept', { at: formatInstant(new Date(kept.savedAt), 'vi').slice(0, 5) })
}

function fieldsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}

// Cells are named `o.` and their key, so that no criterion can be taken for another field.
function read(typed: Record<string, string>): SelfInput | { faults: SelfFault[] } {
  const cells = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('o.') ? [[name.slice(2), value.slice(0, 200)]] : [],
  )
  const input = selfInput.safeParse({ ...typed, cells: Object.fromEntries(cells) })
  if (input.success) return input.data
  return { faults: input.error.issues.map(({ path, message }) => ({ key: String(path[0]), why: message })) }
}
