import { formatRoman } from '@/lib/format'
import type { CodeDocument } from '../../schema'
import { headerKeys, marks } from '../schema'

/** The file that gives this document back when it is read. */
export function exportCode(document: CodeDocument): string {
  const { sources, chapters, ...header } = document
  const headerLines = Object.entries(headerKeys).flatMap(([key, name]) => {
    if (name === 'sources') return sources.map((source) => `source: ${source}`)
    const value = header[name]
    if (value === null) return []
    const isDay = name === 'issuedOn' || name === 'inForceFrom'
    return `${key}: ${isDay ? String(value).split('-').reverse().join('/') : value}`
  })
  const pair = (vi: string, en: string | null, indent = '') =>
    en === null ? [vi] : [vi, `${indent}en: ${en}`]
  const block = (lines: string[]) => `${lines.join('\n')}\n`
  const articles = (chapter: CodeDocument['chapters'][number]) =>
    chapter.articles.flatMap((article) => [
      block(pair(`## Điều ${article.number}. ${article.title}`, article.titleEn)),
      block(pair(article.summary, article.summaryEn)),
      ...(article.rules.length === 0
        ? []
        : [
            block(
              article.rules.flatMap(({ kind, text, textEn }) =>
                pair(`- [${marks[kind]}] ${text}`, textEn, '  '),
              ),
            ),
          ]),
      ...quoted('> ', article.text),
      ...quoted('en> ', article.textEn),
    ])
  const body = chapters.flatMap((chapter) => [
    block(pair(`# Chương ${formatRoman(chapter.number)}. ${chapter.title}`, chapter.titleEn)),
    ...articles(chapter),
  ])
  return [block(['---', ...headerLines, '---']), ...body].join('\n')
}

function quoted(mark: string, text: string | null): string[] {
  if (text === null) return []
  return [
    `${text
      .split('\n')
      .map((line) => `${mark}${line}`.trimEnd())
      .join('\n')}\n`,
  ]
}
