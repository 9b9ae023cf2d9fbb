import { checkCode, kindsOf } from '../rules'
import { tidy, tidyBody } from '../schema'
import type { CodeDocument, CodeDraft } from '../schema'
import type { DraftArticle, DraftContent, DraftFlaw } from './schema'

/** What is told apart from the text: which code, which version, and what was chosen when publishing. */
export type Publishing = Pick<CodeDraft, 'slug' | 'binding' | 'version' | 'inForceFrom' | 'change'>

type Text = Omit<CodeDocument, keyof Publishing>

/** A published version as the beginning of the next draft. `ids` gives names that last through the draft. */
export function contentOf(document: Text, newId: () => string): DraftContent {
  const { titleEn, issuedByEn, note, noteEn, sources } = document
  return {
    head: {
      title: document.title,
      titleEn: titleEn ?? '',
      number: document.number,
      issuedOn: document.issuedOn,
      issuedBy: document.issuedBy,
      issuedByEn: issuedByEn ?? '',
      note: note ?? '',
      noteEn: noteEn ?? '',
      sources: sources.join('\n'),
    },
    chapters: document.chapters.map(({ title, titleEn, articles }) => ({
      id: newId(),
      title,
      titleEn: titleEn ?? '',
      articles: articles.map((article) => ({
        id: newId(),
        title: article.title,
        titleEn: article.titleEn ?? '',
        summary: article.summary,
        summaryEn: article.summaryEn ?? '',
        text: article.text ?? '',
        textEn: article.textEn ?? '',
        rules: article.rules.map(({ kind, text, textEn }) => ({ kind, text, textEn: textEn ?? '' })),
      })),
    })),
    leftovers: [],
  }
}

/** The draft as a document to be judged: tidy lines, numbers by place, empty English as none. */
export function documentFrom({ head, chapters }: DraftContent, publishing: Publishing): CodeDraft {
  let number = 0
  const kinds = kindsOf(publishing.binding === 'staff' ? 'staff' : 'advice')
  return {
    ...publishing,
    title: tidy(head.title),
    titleEn: tidy(head.titleEn) || null,
    number: tidy(head.number),
    issuedOn: dayFrom(head.issuedOn),
    issuedBy: tidy(head.issuedBy),
    issuedByEn: tidy(head.issuedByEn) || null,
    note: tidy(head.note) || null,
    noteEn: tidy(head.noteEn) || null,
    sources: head.sources.split(/\s+/).filter(Boolean),
    chapters: chapters.map((chapter, c) => ({
      number: c + 1,
      title: tidy(chapter.title),
      titleEn: tidy(chapter.titleEn) || null,
      articles: chapter.articles.map((article) => ({
        number: ++number,
        title: tidy(article.title),
        titleEn: tidy(article.titleEn) || null,
        summary: tidy(article.summary),
        summaryEn: tidy(article.summaryEn) || null,
        text: tidyBody(article.text) || null,
        textEn: tidyBody(article.textEn) || null,
        // What to do stands before what not to do, as readers see it.
        rules: writtenRules(article)
          .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
          .map((rule, r) => ({ ...rule, number: r + 1 })),
      })),
    })),
  }
}

function writtenRules({ rules }: DraftArticle) {
  return rules
    .map(({ kind, text, textEn }) => ({ kind, text: tidy(text), textEn: tidy(textEn) || null }))
    .filter(({ text, textEn }) => text !== '' || textEn !== null)
}

/** `25/01/2017` or `2017-01-25` as a day; anything else as it is, to be refused. */
export function dayFrom(typed: string): string {
  const written = tidy(typed)
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written
}

/** All that keeps a draft from being sent to review, each with the place where it is mended. */
export function flawsOf(content: DraftContent, publishing: Publishing): DraftFlaw[] {
  const open = content.leftovers.filter(({ settled }) => !settled).length
  const waiting: DraftFlaw[] =
    open === 0
      ? []
      : [
          {
            part: { kind: 'leftovers' },
            field: 'leftovers',
            where: 'Phần chưa xếp chỗ',
            why: `Còn ${open} đoạn của tệp chưa được xem xét.`,
          },
        ]
  const draft = documentFrom(content, publishing)
  return [...checkCode(draft).map(({ path, why }) => placed(content, draft, path, why)), ...waiting]
}

function placed(content: DraftContent, draft: CodeDraft, path: (string | number)[], why: string): DraftFlaw {
  const [first, c, second, a, ...rest] = path
  if (first !== 'chapters')
    return { part: { kind: 'head' }, field: String(first), where: 'Phần đầu văn bản', why }
  const chapter = content.chapters[Number(c)]
  if (!chapter) return { part: { kind: 'whole' }, field: 'chapters', where: 'Cả văn bản', why }
  const article = second === 'articles' ? chapter.articles[Number(a)] : undefined
  if (!article) {
    const field = second === 'articles' ? 'title' : String(second ?? 'title')
    return { part: { kind: 'chapter', id: chapter.id }, field, where: `Chương ${Number(c) + 1}`, why }
  }
  const number = draft.chapters[Number(c)]?.articles[Number(a)]?.number ?? 0
  return { part: { kind: 'article', id: article.id }, field: rest.join('.'), where: `Điều ${number}`, why }
}
