import { diffWordsWithSpace } from 'diff'
import type { ArticlePage, CodePage, RulePage } from '../views/schema'
import type { ArticleChange, CodeChanges, Fate, Run, TextChange } from './schema'

// Two texts that share less are two texts: one struck out, one new, instead of a mosaic nobody can read.
const SHARED = 0.35
// Words changed between two versions of one article, at most; past it the whole text counts as changed.
const MOST = 3000

/** What became of one text, word by word; Vietnamese syllables stay whole because both are composed (NFC). */
export function compareTexts(earlier: string, later: string): Run[] {
  const [before, after] = [earlier.normalize('NFC'), later.normalize('NFC')]
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const apart: Run[] = [
    { kind: 'removed' as const, text: before },
    { kind: 'added' as const, text: after },
  ].filter(({ text }) => text !== '')
  if (apart.length < 2) return apart
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST })
  if (!parts) return apart
  const runs = joinRuns(
    parts.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })),
  )
  const shared = runs.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0)
  return (2 * shared) / (before.length + after.length) < SHARED ? apart : runs
}

// A phrase that was replaced is one strike and one insertion: the spaces inside it belong to both.
function joinRuns(runs: Run[]): Run[] {
  const joined: Run[] = []
  let [removed, added] = ['', '']
  const close = () => {
    if (removed) joined.push({ kind: 'removed', text: removed })
    if (added) joined.push({ kind: 'added', text: added })
    removed = added = ''
  }
  runs.forEach(({ kind, text }, at) => {
    const inside = kind === 'same' && text.trim() === '' && removed + added !== '' && at < runs.length - 1
    if (kind === 'removed' || inside) removed += text
    if (kind === 'added' || inside) added += text
    if (kind === 'same' && !inside) {
      close()
      joined.push({ kind, text })
    }
  })
  close()
  return joined
}

/** What a reader of the earlier version has to know of the later one, article by article in the later order. */
export function compareCodes(earlier: CodePage, later: CodePage): CodeChanges {
  const before = earlier.chapters.flatMap(({ articles }) => articles)
  const after = later.chapters.flatMap(({ articles }) => articles)
  const pairs = pairUp(before, after)
  const articles = after.map((article) => compareArticles(pairs.get(article) ?? null, article))
  const kept = new Set(pairs.values())
  for (const gone of before.filter((article) => !kept.has(article))) {
    const at = articles.findIndex(({ number }) => number >= gone.number)
    articles.splice(at < 0 ? articles.length : at, 0, compareArticles(gone, null))
  }
  const heads = [
    ['title', both(earlier.title, later.title, earlier.titleEn, later.titleEn)],
    ['number', both(earlier.number, later.number, null, null)],
    ['issuedBy', both(earlier.issuedBy, later.issuedBy, earlier.issuedByEn, later.issuedByEn)],
    ['note', both(earlier.note ?? '', later.note ?? '', earlier.noteEn, later.noteEn)],
  ] as const
  return { head: heads.flatMap(([field, text]) => (isSame(text) ? [] : [{ field, text }])), articles }
}

/** Later article → earlier: the one with the most rules in common, else of the same title, else at the same place. */
export function pairUp(before: ArticlePage[], after: ArticlePage[]): Map<ArticlePage, ArticlePage> {
  const pairs = new Map<ArticlePage, ArticlePage>()
  const keys = (article: ArticlePage) => new Set(article.rules.map(({ key }) => key))
  const likeness: ((old: ArticlePage, now: ArticlePage) => number)[] = [
    (old, now) => now.rules.filter(({ key }) => keys(old).has(key)).length,
    (old, now) => Number(old.title.toLowerCase() === now.title.toLowerCase()),
    (old, now) => Number(old.number === now.number && old.rules.length === 0 && now.rules.length === 0),
  ]
  for (const alike of likeness) {
    const taken = new Set(pairs.values())
    const some = after
      .filter((now) => !pairs.has(now))
      .flatMap((now) =>
        before.filter((old) => !taken.has(old)).map((old) => ({ now, old, score: alike(old, now) })),
      )
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
    for (const { now, old } of some)
      if (!pairs.has(now) && ![...pairs.values()].includes(old)) pairs.set(now, old)
  }
  return pairs
}

function compareArticles(old: ArticlePage | null, now: ArticlePage | null): ArticleChange {
  const of = (article: ArticlePage | null, field: 'title' | 'summary' | 'text') => article?.[field] ?? ''
  const english = (article: ArticlePage | null, field: 'titleEn' | 'summaryEn' | 'textEn') =>
    article?.[field] ?? null
  const field = (name: 'title' | 'summary' | 'text') =>
    both(of(old, name), of(now, name), english(old, `${name}En`), english(now, `${name}En`))
  const [title, summary, text] = [field('title'), field('summary'), field('text')]
  const rules = compareRules(old?.rules ?? [], now?.rules ?? [])
  const same = [title, summary, text].every(isSame) && rules.every(({ fate }) => fate === 'same')
  return {
    number: (now ?? old)?.number ?? 0,
    was: old && now && old.number !== now.number ? old.number : null,
    fate: fateOf(old, now, same),
    title,
    summary,
    rules,
    text: text.vi.length + (text.en?.length ?? 0) === 0 ? null : text,
  }
}

function compareRules(before: RulePage[], after: RulePage[]) {
  const compared = (old: RulePage | undefined, now: RulePage | undefined) => {
    const text = both(old?.text ?? '', now?.text ?? '', old?.textEn ?? null, now?.textEn ?? null)
    const rule = now ?? old
    return {
      key: rule?.key ?? 0,
      kind: rule?.kind ?? '',
      fate: fateOf(old ?? null, now ?? null, isSame(text)),
      text,
    }
  }
  const rules = after.map((now) =>
    compared(
      before.find(({ key }) => key === now.key),
      now,
    ),
  )
  const gone = before.filter(({ key }) => !after.some((now) => now.key === key))
  return [...rules, ...gone.map((old) => compared(old, undefined))]
}

function fateOf(old: object | null, now: object | null, same: boolean): Fate {
  return !old ? 'added' : !now ? 'removed' : same ? 'same' : 'changed'
}

function both(before: string, after: string, beforeEn: string | null, afterEn: string | null): TextChange {
  const en = beforeEn === null && afterEn === null ? null : compareTexts(beforeEn ?? before, afterEn ?? after)
  return { vi: compareTexts(before, after), en }
}

function isSame({ vi, en }: TextChange): boolean {
  return [...vi, ...(en ?? [])].every(({ kind }) => kind === 'same')
}
