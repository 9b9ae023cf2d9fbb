'use server'

import { redirect } from 'next/navigation'
import { typedIn } from '@/app/entry'
import { accountOfSeal, findActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { parkSelf, saveSelf, sendSelf } from '@/lib/evaluations/self/commands'
import { readSelfForm } from '@/lib/evaluations/self/rules'
import type { SelfFault, SelfInput } from '@/lib/evaluations/self/schema'
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
  const typed = typedIn(form)
  const again = (state: Partial<SelfFormState>) => ({ typed, faults: [], refused: null, ...state })
  const input = readSelfForm(typed)
  // Nothing of it was kept, and a list of faults would say that it was.
  if (!input) return again({ refused: t('refused.unreadable') })
  const actor = await findActor()
  if (!actor) {
    if (await parked(typed, input))
      redirect(
        `${href('vi', 'signIn')}?tiep=${encodeURIComponent(backTo(input, typed.step === 'send' ? 'chua-gui' : 'da-luu'))}`,
      )
    return again({ refused: t('refused.signed-out') })
  }
  const sending = typed.step === 'send'
  const now = new Date()
  const done = await (sending ? sendSelf : saveSelf)(actor, input, now)
  if (!done.ok && done.reason === 'not-now') await parkSelf(actor.accountId, input, now)
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
