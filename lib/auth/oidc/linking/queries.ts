import 'server-only'
import { db } from '@/lib/db'
import type { Actor } from '../../schema'
import type { IdentityView } from '../schema'

/** The provider's account that opens hers, or null. */
export async function findOwnIdentity(actor: Actor): Promise<IdentityView | null> {
  const found = await db.accountIdentity.findFirst({
    where: { accountId: actor.accountId },
    orderBy: [{ linkedAt: 'desc' }],
    select: { knownAs: true, linkedAt: true },
  })
  return found && { knownAs: found.knownAs, linkedAt: found.linkedAt.toISOString() }
}
