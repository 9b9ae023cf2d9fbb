import { z } from 'zod'
import { textIn } from '@/lib/text'

/** What is remembered, sealed in a cookie, between leaving for the identity provider and coming back. */
export const errand = z.object({
  state: textIn(),
  nonce: textIn(),
  verifier: textIn(),
  /** Where to go on to, already known to stay in this portal. */
  next: textIn().nullable(),
  /** The account that she is tying to the provider's, having typed its password; absent when she signs in. */
  accountId: z.uuid().optional(),
})
export type Errand = z.infer<typeof errand>

/** The claims that matter: who she is there, and by which name she will know it again. Nobody is found by a name. */
export const claims = z.object({
  iss: textIn(),
  sub: textIn(),
  email: textIn().optional(),
  preferred_username: textIn().optional(),
  name: textIn().optional(),
})
export type Claims = z.infer<typeof claims>

/** What her account page says of the tie. */
export type IdentityView = { knownAs: string | null; linkedAt: string }

export const ERRAND_MINUTES = 10
