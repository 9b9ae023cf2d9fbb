import 'server-only'
import { hash, verify } from '@node-rs/argon2'

// OWASP's first recommendation for argon2id: 19 MiB, two passes, one thread (the library's own algorithm is argon2id).
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is kept of a password. Typed with composed or decomposed accents, it is the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** With no hash to compare, an equally long comparison with nobody's: the time must not tell whether an account exists. */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const right = await verify(kept ?? (await nobodys()), password.normalize('NFC'))
  return right && kept !== null
}

let drawn: Promise<string> | undefined

function nobodys(): Promise<string> {
  return (drawn ??= hashPassword(crypto.randomUUID()))
}
