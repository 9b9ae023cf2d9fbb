import type { Locale } from '@/lib/format'
import { texts } from '@/lib/texts'

const leaves: Record<string, string> = {
  'suggestions.received': 'suggestionsReceived',
  'suggestions.answered': 'suggestionsAnswered',
  'dossiers.difference.results': 'differenceResults',
  'dossiers.difference.channels': 'differenceChannels',
}

/** The figures that a correction changed, in words; which are withheld is no figure. */
export function changedWords(locale: Locale, changed: readonly string[]): string {
  const t = texts(locale, 'results')
  const words = changed
    .filter((name) => name !== 'staff.withheld')
    .map((name) => t(`leaf.${leaves[name] ?? name.slice(name.lastIndexOf('.') + 1)}` as 'leaf.received'))
  const all = words.map((word) => word.charAt(0).toLocaleLowerCase(locale) + word.slice(1))
  return all.length > 0 ? all.join(', ') : t('corrections.nothing')
}
