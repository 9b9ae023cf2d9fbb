import type { ArticlePage } from '../views/schema'
import type { Review } from './schema'

/** One article of the draft as readers will see it; undefined where the draft has no such article. */
export function articlePage({ draft, chapters }: Review, id: string): ArticlePage | undefined {
  const ids = draft.content.chapters.flatMap(({ articles }) => articles.map((each) => each.id))
  return chapters.flatMap(({ articles }) => articles)[ids.indexOf(id)]
}
