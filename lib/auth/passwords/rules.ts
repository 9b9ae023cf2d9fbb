import { foldText } from '@/lib/fold'

export const SHORTEST_PASSWORD = 10

/** Why a password cannot be chosen, or null. Length is what protects; nothing is asked of signs or their mixture. */
export function passwordFault(
  chosen: string,
  of: { userName: string; fullName: string },
): 'short' | 'guessable' | null {
  const length = [...chosen.normalize('NFC')].length
  if (length < SHORTEST_PASSWORD) return 'short'
  const plain = foldText(chosen).replace(/[^a-z0-9]/g, '')
  const own = [of.userName, of.fullName].map((name) => foldText(name).replace(/[^a-z0-9]/g, ''))
  const tame = new Set(plain).size < 4 || /^(?:matkhau|password|0?123456789)\d*$/.test(plain)
  return tame || own.includes(plain.replace(/\d+$/, '')) ? 'guessable' : null
}
