import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { comesFromHere } from '@/lib/auth/session/rules'
import { publicUrl } from '@/lib/env'
import type { Sender } from '@/lib/feedback/senders/schema'
import { log } from '@/lib/log'
import { href, isLocale, type Locale } from '@/lib/routes'
import { addressOf } from './sender'

/** Why a post was not taken, as an address: the page says it in words, and works while the database is down. */
export const notTaken = ['too-many', 'outage', 'gone', 'foreign', 'used'] as const
export type NotTaken = (typeof notTaken)[number]

export type Posted = { locale: Locale; unit: string; sender: Sender }

/** First line of a public form's action: in which language, for which unit, from where. */
export async function readPost(form: FormData): Promise<Posted> {
  const word = textOf(form, 'locale')
  const locale = isLocale(word) ? word : 'vi'
  const unit = textOf(form, 'unit').slice(0, 200)
  const sent = await headers()
  const origin = sent.get('origin')
  const site = sent.get('sec-fetch-site')
  // There is no session here to ride on: a program that says nothing of its origin is taken, another site's page is not.
  const silent = origin === null && site === null
  if (!silent && !comesFromHere({ origin, site, host: sent.get('host'), publicUrl: publicUrl() })) {
    redirect(refusal(locale, unit, 'foreign'))
  }
  const device = ['user-agent', 'accept-language'].map((name) => sent.get(name) ?? '').join('\n')
  return { locale, unit, sender: { address: addressOf(sent), device } }
}

/** Does it, or says that it could not be kept: a lost database answers in words, and nothing is half written. */
export async function orOutage<Done>(
  { locale, unit }: Posted,
  act: () => Promise<Done>,
  told = refusal(locale, unit, 'outage'),
): Promise<Done> {
  let done: Done
  try {
    done = await act()
  } catch (error) {
    // Its message may quote what somebody typed.
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'feedback not taken')
    redirect(told)
  }
  return done
}

export function refusal(locale: Locale, unit: string, why: NotTaken): string {
  return href(locale, 'notTaken', { unit, why })
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
