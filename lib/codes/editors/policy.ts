import type { Actor } from '@/lib/auth/schema'

/** Whether she edits the Codes, which are the city's. For showing and hiding only: commands ask the database again. */
export function editsCodes({ grants }: Pick<Actor, 'grants'>): boolean {
  return grants.some(({ role, top }) => role === 'editor' && top === true)
}
