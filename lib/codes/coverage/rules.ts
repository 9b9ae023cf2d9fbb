import { formatPercent } from '@/lib/format'
import type { CodeCoverage, CoveredPerson } from './schema'

export type Counted = { people: number; done: number; herself: number; rollCall: number }

export function countOf(people: readonly CoveredPerson[]): Counted {
  const how = (word: 'herself' | 'roll-call') => people.filter(({ done }) => done?.how === word).length
  const herself = how('herself')
  const rollCall = how('roll-call')
  return { people: people.length, done: herself + rollCall, herself, rollCall }
}

/** `93,3 %`; never 100 % before the last one has. Null where there is nobody. */
export function shareOf({ people, done }: Pick<Counted, 'people' | 'done'>): string | null {
  if (people === 0) return null
  const tenths = Math.floor((done * 1000) / people)
  return formatPercent(`${Math.floor(tenths / 10)}.${tenths % 10}`, 'vi')
}

export function openOf({ people }: Pick<CodeCoverage, 'people'>): CoveredPerson[] {
  return people.filter(({ done }) => done === null)
}
