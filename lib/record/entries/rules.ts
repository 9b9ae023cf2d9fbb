import { readCount } from '@/lib/sheets/values'
import { tidyText } from '@/lib/fold'
import { storedCounts, type StoredFigures } from '../dossiers/schema'

export type Fault = { key: keyof StoredFigures; why: string }

/** Reads what was typed as a file's cells are read: `1.432` is 1432, nothing is unknown. */
export function readFigures(typed: Readonly<Record<string, string>>): {
  figures: StoredFigures
  faults: Fault[]
} {
  const faults: Fault[] = []
  const read = storedCounts.map((key) => {
    const text = tidyText(typed[key] ?? '')
    const value = readCount(text === '' ? { kind: 'empty', text } : { kind: 'text', text })
    if (!value.ok) faults.push({ key, why: value.why })
    return [key, value.ok ? value.value : null] as const
  })
  return { figures: Object.fromEntries(read) as StoredFigures, faults }
}
