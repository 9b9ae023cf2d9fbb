import { z } from 'zod'
import { monthPattern } from '@/lib/month'
import { successionKind, unitType } from '@/lib/units/schema'

/** At most this many rows a page; `next` leads on. */
export const PAGE_ROWS = 1000

const month = (name: string) =>
  z.string().regex(monthPattern, `${name} là một tháng dạng yyyy-MM, ví dụ 2026-10.`).optional()

const taken = 'after lấy nguyên từ địa chỉ “next” của trang trước.'
// As many digits as PostgreSQL's integer surely takes.
const seq = z
  .string()
  .regex(/^\d{1,9}$/, taken)
  .transform(Number)

const word = /^[A-Za-z0-9.-]{1,200}$/

/** The form of a slug or a code; any other word names no unit, and never reaches the database. */
export const unitWord = z.string().regex(word)

/** The questions of `/api/v1/performance.csv`. Each sentence names the part that it is about. */
export const csvQuery = z
  .object({
    unit: z.string().min(1, 'unit là tên rút gọn hoặc mã của đơn vị.').optional(),
    from: month('from'),
    to: month('to'),
    revisions: z
      .enum(['latest', 'all'], { error: 'revisions chỉ nhận all; bỏ trống để lấy lần công bố mới nhất.' })
      .optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { error: 'from không được sau to.', path: ['from'] })

/** The list comes in pages; the CSV has all rows at once. */
export const performanceQuery = csvQuery.safeExtend({ after: seq.optional() })

/** The questions of the feed; `after` is the last entry read, which here leads to older ones. */
export const feedQuery = z.object({
  unit: z.string().min(1, 'unit là tên rút gọn hoặc mã của đơn vị.').optional(),
  after: seq.optional(),
})

export const unitsQuery = z.object({ after: z.string().regex(word, taken).optional() })

export const ledgerQuery = z.object({ after: seq.default(0) })

/** Of an address that is not asked anything. */
export const noQuery = z.object({})

export type PerformanceQuery = z.infer<typeof performanceQuery>

const link = z.strictObject({ slug: z.string(), kind: successionKind })
const day = z.iso.date()

/** One unit as `/api/v1/units` gives it. */
export const unitDetail = z.strictObject({
  code: z.string(),
  slug: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  type: unitType,
  parent: z.string().nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  successors: z.array(link),
  predecessors: z.array(link),
})

const ruleKind = z.enum(['must_do', 'must_not', 'should_do', 'should_not'])

/** One code as `/api/v1/codes` lists it; `/api/v1/codes/{code}` adds its chapters. */
export const codeLine = z.strictObject({
  slug: z.string(),
  title: z.string(),
  number: z.string(),
  issuedBy: z.string(),
  issuedOn: day,
  binding: z.boolean(),
  version: z.int(),
  inForceFrom: day,
  inForceTo: day.nullable(),
})

const inEnglish = z.string().nullable()

export const codeDetail = codeLine.extend({
  chapters: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      titleEn: inEnglish,
      articles: z.array(
        z.strictObject({
          number: z.int(),
          title: z.string(),
          titleEn: inEnglish,
          summary: z.string().nullable(),
          summaryEn: inEnglish,
          text: z.string().nullable(),
          textEn: inEnglish,
          rules: z.array(
            z.strictObject({
              number: z.int(),
              key: z.int().describe('Gọi tên quy tắc này trong mọi phiên bản của bộ quy tắc.'),
              kind: ruleKind,
              text: z.string(),
              textEn: inEnglish,
            }),
          ),
        }),
      ),
    }),
  ),
})

/** What a unit's system is told when its figures were taken. */
export const figuresTaken = z.object({
  unit: z.string(),
  month: z.string(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  questions: z
    .array(z.string())
    .describe(
      'Điều lạ cần người xem lại, và tồn đầu kỳ của tháng sau (nếu đã nhập) nay không còn khớp; số liệu vẫn được nhận.',
    ),
  published: z.int().nullable().describe('Lần công bố hiện có của tháng này.'),
})

/** RFC 9457. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
})
