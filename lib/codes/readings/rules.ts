import type { Progress } from './schema'

export function progressOf(articles: readonly number[], read: readonly number[]): Progress {
  const done = new Set(read)
  const left = [...articles].sort((one, other) => one - other).filter((number) => !done.has(number))
  return { read: articles.length - left.length, of: articles.length, next: left[0] ?? null }
}
