import { z } from 'zod'

/** What is remembered, sealed in a cookie, between leaving for the identity provider and coming back. */
export const errand = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where to go on to, already known to stay in this portal. */
  next: z.string().nullable(),
})
export type Errand = z.infer<typeof errand>

/** The claims that matter: who she is there, and the mail address that the provider vouches for. */
export const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
})
export type Claims = z.infer<typeof claims>

export const ERRAND_MINUTES = 10
