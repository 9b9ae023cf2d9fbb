import type { ChangeKind } from '../schema'

/**
 * The versions that ask for the same agreement as the given one, newest first: back to the last change of substance,
 * for a corrected slip asks nobody again.
 */
export function sinceSubstance<V extends { version: number; change: ChangeKind }>(
  versions: readonly V[],
  version: number,
): V[] {
  const back = versions.filter((one) => one.version <= version).sort((a, b) => b.version - a.version)
  const substance = back.findIndex(({ change }) => change === 'substance')
  return back.slice(0, substance < 0 ? back.length : substance + 1)
}
