import { z } from 'zod'
import { textIn } from '@/lib/text'

export const ruleKinds = ['must_do', 'must_not', 'should_do', 'should_not'] as const
export const bindings = ['staff', 'advice'] as const
export const changes = ['substance', 'slip'] as const

/** One line of text as it is kept: NFC, single spaces, without the invisible marks that Word leaves. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200b\u00ad\ufeff]/g, '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Running text as it is kept: each line tidy, one blank line between paragraphs at most. */
export function tidyBody(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Characters that only a file read in the wrong encoding contains. */
export const brokenCharacters = /\ufffd|\p{Cs}/u

// A text that begins like a mark of the Markdown form could not be told from that mark when it comes back.
const beginsLikeAMark = /^(?:[#*•–—-]|en\s*:|(?:ch[uư][oơ]ng|[đd]i[eề]u)\s+(?:\d+|[ivxlc]+)\s*[.:])/iu

function line(what: string, longest: number) {
  return textIn()
    .min(1, `Thiếu ${what}.`)
    .max(longest, `Phần ${what} dài quá ${longest} ký tự; hãy viết ngắn lại.`)
    .refine((text) => text === tidy(text), 'Viết trên một dòng, không thừa dấu cách.')
    .refine((text) => !brokenCharacters.test(text), 'Có ký tự hỏng; hãy lưu lại tệp dạng UTF-8.')
    .refine(
      (text) => !beginsLikeAMark.test(text),
      'Đừng bắt đầu bằng #, -, *, “en:”, “Chương 1.” hay “Điều 1.”.',
    )
}

const body = textIn()
  .min(1)
  .max(30_000, 'Lời văn của một điều dài quá 30.000 ký tự.')
  .refine((text) => text === tidyBody(text), 'Lời văn thừa dấu cách hoặc dòng trống.')
  .refine((text) => !brokenCharacters.test(text), 'Có ký tự hỏng; hãy lưu lại tệp dạng UTF-8.')
  .nullable()

const day = (what: string) =>
  z.iso.date(`Thiếu hoặc sai ${what}; hãy viết ngày có thật dạng dd/mm/yyyy, ví dụ 25/01/2017.`)

const ruleSchema = z.strictObject({
  number: z.int().min(1),
  kind: z.enum(ruleKinds),
  text: line('lời của quy tắc', 1000),
  textEn: line('bản tiếng Anh', 1000).nullable(),
})

const articleSchema = z.strictObject({
  number: z.int().min(1),
  title: line('tên điều', 300),
  titleEn: line('bản tiếng Anh', 300).nullable(),
  summary: line('câu tóm tắt của điều: một đoạn ngay dưới tên điều', 2000),
  summaryEn: line('bản tiếng Anh', 2000).nullable(),
  rules: z.array(ruleSchema),
  text: body,
  textEn: body,
})

const chapterSchema = z.strictObject({
  number: z.int().min(1).max(39, 'Nhiều nhất là 39 chương.'),
  title: line('tên chương', 300),
  titleEn: line('bản tiếng Anh', 300).nullable(),
  articles: z.array(articleSchema).min(1, 'Chương này chưa có điều nào.'),
})

export const codeDocumentSchema = z.strictObject({
  slug: textIn()
    .max(60, 'Dài quá 60 ký tự.')
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Viết chữ thường không dấu, nối bằng gạch ngang, ví dụ can-bo.'),
  title: line('tên bộ quy tắc', 500),
  titleEn: line('bản tiếng Anh', 500).nullable(),
  number: line('số văn bản, ví dụ 522/QĐ-UBND', 100),
  issuedOn: day('ngày ban hành'),
  issuedBy: line('nơi ban hành', 300),
  issuedByEn: line('bản tiếng Anh', 300).nullable(),
  binding: z.enum(bindings, 'Viết staff (bắt buộc với cán bộ) hoặc advice (lời khuyên cho mọi người).'),
  version: z
    .int('Viết một số nguyên từ 1 trở lên.')
    .min(1, 'Viết một số nguyên từ 1 trở lên.')
    .max(9999, 'Số quá lớn.'),
  inForceFrom: day('ngày có hiệu lực'),
  change: z.enum(changes, 'Viết substance (đổi nội dung) hoặc slip (sửa lỗi chữ).'),
  note: line('ghi chú', 2000).nullable(),
  noteEn: line('bản tiếng Anh', 2000).nullable(),
  sources: z.array(
    line('địa chỉ nguồn', 2000).pipe(
      z.url({ protocol: /^https?$/, error: 'Viết địa chỉ đầy đủ, ví dụ https://…' }),
    ),
  ),
  chapters: z.array(chapterSchema).min(1, 'Chưa có chương nào; hãy bắt đầu bằng dòng “# Chương I. …”.'),
})

export type RuleKind = (typeof ruleKinds)[number]
export type Binding = (typeof bindings)[number]
export type ChangeKind = (typeof changes)[number]
export type CodeDocument = z.infer<typeof codeDocumentSchema>
export type CodeChapter = CodeDocument['chapters'][number]
export type CodeArticle = CodeChapter['articles'][number]
export type CodeRule = CodeArticle['rules'][number]

/** A document as typed: the right shape, with values that may still be wrong. */
export type CodeDraft = Omit<CodeDocument, 'binding' | 'change'> & { binding: string; change: string }

/** One thing wrong in a file: `row` is the line, counted from 1. */
export type Refusal = { row: number; column: string; value: string; why: string }
export type ParsedCode = { ok: true; document: CodeDocument } | { ok: false; refused: Refusal[] }
