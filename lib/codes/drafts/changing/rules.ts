import type { DraftArticle, DraftChange, DraftContent } from '../schema'

const blank: Omit<DraftArticle, 'id'> = {
  title: '',
  titleEn: '',
  summary: '',
  summaryEn: '',
  text: '',
  textEn: '',
  rules: [],
}

/** The draft after one change, or null when the part that it speaks of is no longer there. */
export function applyChange(content: DraftContent, change: DraftChange): DraftContent | null {
  const { chapters } = content
  switch (change.kind) {
    case 'document':
      return change.content
    case 'head':
      return { ...content, head: change.fields }
    case 'settle': {
      const { leftovers } = content
      if (!leftovers[change.at]) return null
      const settled = leftovers.map((left, at) => (at === change.at ? { ...left, settled: true } : left))
      return { ...content, leftovers: settled }
    }
    case 'add-chapter':
      return { ...content, chapters: [...chapters, { id: change.id, title: '', titleEn: '', articles: [] }] }
    case 'chapter':
    case 'remove-chapter': {
      const found = chapters.find(({ id }) => id === change.id)
      // A chapter goes when its articles have gone: nobody deletes ten by one click.
      if (!found || (change.kind === 'remove-chapter' && found.articles.length > 0)) return null
      if (change.kind === 'remove-chapter')
        return { ...content, chapters: chapters.filter((one) => one !== found) }
      return {
        ...content,
        chapters: chapters.map((one) => (one === found ? { ...one, ...change.fields } : one)),
      }
    }
    case 'add-article': {
      if (!chapters.some(({ id }) => id === change.chapter)) return null
      const added = { id: change.id, ...blank }
      return mapChapters(content, (chapter) =>
        chapter.id === change.chapter ? [...chapter.articles, added] : chapter.articles,
      )
    }
    case 'move-article':
      return moved(content, change.id, change.by)
    case 'article':
    case 'remove-article': {
      if (!articleIn(content, change.id)) return null
      return mapChapters(content, ({ articles }) =>
        articles.flatMap((one) => {
          if (one.id !== change.id) return [one]
          return change.kind === 'article' ? [{ id: one.id, ...change.fields }] : []
        }),
      )
    }
  }
}

export function articleIn(content: DraftContent, id: string): DraftArticle | undefined {
  return content.chapters.flatMap(({ articles }) => articles).find((article) => article.id === id)
}

/** Two changes meet only when they write the same part: then the second is shown what the first wrote. */
export function partOf(change: DraftChange): string {
  switch (change.kind) {
    case 'article':
    case 'remove-article':
      return `article ${change.id}`
    case 'chapter':
    case 'remove-chapter':
      return `chapter ${change.id}`
    case 'head':
      return 'head'
    case 'settle':
      return `leftover ${change.at}`
    case 'document':
      return 'document'
    default:
      return 'order'
  }
}

/** What stands in the part that a change writes, as text to compare. */
export function standing(content: DraftContent, change: DraftChange): string {
  switch (change.kind) {
    case 'article':
    case 'remove-article':
      return JSON.stringify(articleIn(content, change.id) ?? null)
    case 'chapter': {
      const found = content.chapters.find(({ id }) => id === change.id)
      return JSON.stringify(found ? [found.title, found.titleEn] : null)
    }
    case 'head':
      return JSON.stringify(content.head)
    case 'document':
      return JSON.stringify(content)
    default:
      return ''
  }
}

function mapChapters(
  content: DraftContent,
  articlesOf: (chapter: DraftContent['chapters'][number]) => DraftArticle[],
): DraftContent {
  return {
    ...content,
    chapters: content.chapters.map((chapter) => ({ ...chapter, articles: articlesOf(chapter) })),
  }
}

// Past the edge of its chapter an article goes on into the neighbour.
function moved(content: DraftContent, id: string, by: -1 | 1): DraftContent | null {
  const c = content.chapters.findIndex(({ articles }) => articles.some((article) => article.id === id))
  const here = content.chapters[c]
  const a = here?.articles.findIndex((article) => article.id === id) ?? -1
  const article = here?.articles[a]
  if (!here || !article) return null
  const inside = a + by >= 0 && a + by < here.articles.length
  const neighbour = content.chapters[c + by]
  if (!inside && !neighbour) return content
  return mapChapters(content, (chapter) => {
    const rest = chapter.articles.filter((one) => one !== article)
    if (inside) return chapter === here ? rest.toSpliced(a + by, 0, article) : rest
    if (chapter !== neighbour) return rest
    return by === 1 ? [article, ...rest] : [...rest, article]
  })
}
