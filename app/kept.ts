import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import { listKept } from '@/lib/auth/kept/queries'
import type { KeptForm } from '@/lib/auth/kept/schema'
import { placeOf } from '@/lib/auth/kept/rules'

/** What waits for an account on the page being asked for; asked once a request. */
export const keptHere = cache(async (accountId: string): Promise<KeptForm[]> => {
  const here = placeOf((await headers()).get('x-path'))
  return here ? listKept(accountId, here, new Date()) : []
})

/** The same for one form that is drawn on the server: what was typed, by field. */
export async function keptIn(accountId: string, form: string): Promise<Record<string, string>> {
  const kept = (await keptHere(accountId)).find((each) => each.form === form)
  return kept?.typed ?? {}
}
