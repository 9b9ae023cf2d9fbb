import type { CodeChapter, CodeRule } from '../schema'
import type { KnownRule } from './schema'

// Below this share of common words a rule says something else, and its old address must not say it.
const ALIKE = 0.6

/**
 * The lasting key of each rule of a new version. The same words have the same key for ever; what was reworded in the
 * version before (`before`, by number) keeps its own; anything else gets a key that nothing had before.
 */
export function lastingKeys(
  chapters: Pick<CodeChapter, 'articles'>[],
  known: KnownRule[],
  before: number,
): Map<CodeRule, number> {
  const rules = chapters.flatMap(({ articles }) => articles.flatMap((article) => article.rules))
  const keys = new Map<CodeRule, number>()
  const taken = new Set<number>()
  const give = (rule: CodeRule, key: number) => void (keys.set(rule, key), taken.add(key))
  for (const rule of rules) {
    const same = known.find(
      (old) => !taken.has(old.key) && old.kind === rule.kind && plain(old) === plain(rule),
    )
    if (same) give(rule, same.key)
  }
  const reworded = rules
    .filter((rule) => !keys.has(rule))
    .flatMap((rule) =>
      known
        .filter((old) => old.version === before && old.kind === rule.kind)
        .map((old) => ({ rule, key: old.key, alike: alike(old.text, rule.text) })),
    )
    .filter((pair) => pair.alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
  for (const { rule, key } of reworded) if (!keys.has(rule) && !taken.has(key)) give(rule, key)
  let next = Math.max(0, ...known.map(({ key }) => key))
  for (const rule of rules) if (!keys.has(rule)) give(rule, ++next)
  return keys
}

const plain = ({ text }: { text: string }) => text.toLowerCase()

// Twice the common words over all words (Dice), each counted as often as it stands there.
function alike(one: string, other: string): number {
  const [a, b] = [wordsIn(one), wordsIn(other)]
  const left = [...b]
  const common = a.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length)
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
