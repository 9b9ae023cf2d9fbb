import { z } from 'zod'
import { dayText } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'

export const visitKinds = ['planned', 'unannounced', 'repeat'] as const
export const severities = ['minor', 'notable', 'serious'] as const
/** What was asked of the unit: nothing, to take heed, or to put it right. The last two have a day and stay open. */
export const measures = ['none', 'reminder', 'correction'] as const
/** `reported` is the unit's own word; the others are the inspectors'. */
export const stepKinds = ['reported', 'checked', 'extended', 'closed'] as const
export type VisitKind = (typeof visitKinds)[number]
export type Severity = (typeof severities)[number]
export type Measure = (typeof measures)[number]
export type StepKind = (typeof stepKinds)[number]

const words = (least: number, most: number, missing: string) =>
  textIn()
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(textIn().min(least, missing).max(most, `Nhiều nhất ${most} ký tự.`))
const noDay = z.literal('').transform(() => null)

export const visitInput = z.object({
  /** The form's own mark. */
  id: z.uuid(),
  unit: textIn(),
  on: dayText,
  kind: z.enum(visitKinds, { error: 'Chọn kiểm tra theo kế hoạch, đột xuất hay phúc tra.' }),
  team: words(3, 200, 'Ghi đoàn hoặc người kiểm tra, ví dụ: Đoàn kiểm tra công vụ Thành phố.'),
  about: words(0, 1000, ''),
})
export type VisitInput = z.infer<typeof visitInput>

export const findingInput = z
  .object({
    id: z.uuid(),
    visit: z.uuid(),
    article: words(0, 300, '').transform((article) => article || null),
    what: words(10, 600, 'Ghi việc đã thấy, ít nhất một câu.'),
    severity: z.enum(severities, { error: 'Chọn mức độ.' }),
    measure: z.enum(measures, { error: 'Chọn yêu cầu đối với đơn vị.' }),
    due: z.union([noDay, dayText]),
  })
  .refine(({ measure, due }) => measure === 'none' || due !== null, {
    path: ['due'],
    error: 'Ghi ngày phải xong.',
  })
  .transform((finding) => (finding.measure === 'none' ? { ...finding, due: null } : finding))
export type FindingInput = z.infer<typeof findingInput>

export const stepInput = z
  .object({
    id: z.uuid(),
    finding: z.uuid(),
    kind: z.enum(stepKinds, { error: 'Chọn việc đã làm.' }),
    on: dayText,
    note: words(5, 1000, 'Ghi đã làm gì, thấy gì.'),
    proof: words(0, 200, '').transform((proof) => proof || null),
    due: z.union([noDay, dayText]),
  })
  .refine(({ kind, proof }) => kind !== 'closed' || proof !== null, {
    path: ['proof'],
    error: 'Khép lại thì cần căn cứ: số, ngày của báo cáo hoặc biên bản.',
  })
  .refine(({ kind, due }) => kind !== 'extended' || due !== null, {
    path: ['due'],
    error: 'Gia hạn đến ngày nào?',
  })
  .transform((step) => (step.kind === 'extended' ? step : { ...step, due: null }))
export type StepInput = z.infer<typeof stepInput>

export const withdrawInput = z.object({
  visit: z.uuid(),
  reason: words(5, 500, 'Ghi vì sao bản ghi này không tính.'),
})
export type WithdrawInput = z.infer<typeof withdrawInput>

export type Step = {
  id: string
  kind: StepKind
  on: Day
  note: string
  proof: string | null
  due: Day | null
  /** A file of lib/files. */
  photo: string | null
  by: string
}
export type Standing = 'noted' | 'open' | 'reported' | 'overdue' | 'closed'
export type Finding = {
  id: string
  position: number
  article: string | null
  what: string
  severity: Severity
  measure: Measure
  /** As extended last. */
  due: Day | null
  standing: Standing
  photo: string | null
  steps: Step[]
}
export type Visit = {
  id: string
  on: Day
  kind: VisitKind
  team: string
  about: string
  by: string
  withdrawn: { reason: string; by: string } | null
  findings: Finding[]
}

export type InspectionDesk = {
  unit: { slug: string; name: string }
  /** Whether she records visits here, and whether she answers for the unit. */
  inspects: boolean
  reports: boolean
  visits: Visit[]
}
export type VisitView = Omit<InspectionDesk, 'visits'> & { visit: Visit }

/** Evidence that whoever scores may choose. */
export type MonthFinding = Pick<Finding, 'id' | 'position' | 'article' | 'what' | 'photo'> & { on: Day }

/** What a month's publication counts. */
export type InspectionCounts = { visits: number; findings: number; openCorrections: number }
