import { z } from 'zod'
import { textIn } from '@/lib/text'

/** How long a session lasts: a working day, with its overtime. */
export const SESSION_HOURS = 12

/** A user name as it is kept: composed accents, lower case, no spaces around. */
export function tidyUserName(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

/** What the sign-in form sends. A sentence names what is missing; the rest is for the command to judge. */
export const credentials = z.object({
  userName: textIn().transform(tidyUserName).pipe(textIn().min(1).max(200)),
  // A longer one is no password of ours, and hashing it would cost the server.
  password: textIn().min(1).max(500),
})

export type Credentials = z.infer<typeof credentials>
