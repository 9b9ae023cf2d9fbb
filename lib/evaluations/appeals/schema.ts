import { z } from 'zod'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import type { Letter } from '../schemes/schema'
import type { OwnLine } from '../own/schema'
import type { Turn } from '../sheets/rules'
import { sheetInput } from '../sheets/schema'

const words = (missing: string) =>
  textIn({ error: missing })
    .max(5000, 'Dài quá 5.000 ký tự; hãy viết gọn lại hoặc gửi kèm tệp.')
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', missing)

/** A decision is appealed against once: a word sent by mistake must not be that once. */
const leastWords = 5

/** `id` is drawn with the form: sent twice, it is one appeal. */
export const appealInput = sheetInput.extend({
  id: z.uuid(),
  body: words('Ghi điều đề nghị xem lại và lý do, ví dụ tiêu chí nào, việc nào.').refine(
    (text) => text === '' || text.split(/\s+/u).length >= leastWords,
    `Ghi rõ hơn (từ ${leastWords} chữ trở lên): đề nghị xem lại tiêu chí nào, việc nào, vì sao. Mỗi quyết định chỉ kiến nghị được một lần.`,
  ),
})
export type AppealInput = z.infer<typeof appealInput>

export const outcomes = ['upheld', 'refused'] as const
export const answerInput = z.object({
  unit: textIn().min(1),
  appeal: z.uuid(),
  outcome: z.enum(outcomes, { error: 'Chọn chấp nhận hay không chấp nhận.' }),
  reason: words('Ghi lý do; người kiến nghị đọc được nguyên văn.'),
})
export type AnswerInput = z.infer<typeof answerInput>

/** filed → answered; an upheld one is done when a new decision has superseded the one appealed against. */
export type AppealState = 'waiting' | 'refused' | 'upheld' | 'done'

export type AppealAnswer = {
  upheld: boolean
  reason: string
  by: string
  /** For whom it was answered, as “KT. Nguyễn Văn An”. */
  signing: string | null
  at: string
}

export type AppealView = {
  id: string
  unit: { slug: string; name: string }
  month: string
  personId: string
  person: string
  title: string
  state: AppealState
  /** Upheld, and its month is locked: nothing new can be decided until it is opened again. */
  locked: boolean
  body: string
  file: { id: string; name: string } | null
  filedAt: string
  dueDay: string
  late: boolean
  /** The decision appealed against. */
  decision: { version: number; grade: Letter | null; total: string | null; notGraded: string | null }
  answer: AppealAnswer | null
  /** What superseded it. */
  next: { version: number; grade: Letter | null; total: string | null; at: string } | null
}

/** The unit that graded a month is no more: since when, and whose rating authority answers in its place. */
export type Ended = { on: string; units: { slug: string; name: string }[] }

/** `answer` and `reopen` are the rating authority's; `sheet`: whoever has the turn with the month that was opened. */
export type AppealTurn = {
  step: 'answer' | 'reopen' | 'sheet'
  turn: Turn
  until: Day | null
  holders: string[]
}

export type AppealDetail = AppealView & {
  ended: Ended | null
  lines: OwnLine[]
  /** Who has the next step, until when, and who that is today; null when the appeal is done with. */
  turn: AppealTurn | null
  may: { answer: boolean; seeSheet: boolean }
  /** Why it cannot be answered by her. */
  barred: 'own-appeal' | null
}

/** Her own way to an appeal for one unit's month. */
export type OwnAppeals = {
  unit: { slug: string; name: string }
  month: string
  ended: Ended | null
  appeals: AppealView[]
  /** Of the latest of them. */
  turn: AppealTurn | null
  /** The decision in force, unless she has appealed against it already or there is none. */
  mayFile: { version: number; grade: Letter | null; total: string | null } | null
  /** By which day an appeal filed today is answered. */
  dueIfToday: string
}
