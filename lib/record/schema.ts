import { z } from 'zod'
import { monthPattern } from '@/lib/month'
import { textIn } from '@/lib/text'

const count = z.number().int().min(0)
const figure = count.nullable()
const day = z.iso.date()

/** What the record says about staff, in the order it says it; only these can be withheld. */
export const staffFigures = [
  'counted',
  'acknowledged',
  'graded',
  'gradeA',
  'gradeB',
  'gradeC',
  'gradeD',
] as const
export type StaffFigure = (typeof staffFigures)[number]

export const staffCountsSchema = z
  .strictObject({
    counted: figure,
    acknowledged: figure,
    graded: figure,
    gradeA: figure,
    gradeB: figure,
    gradeC: figure,
    gradeD: figure,
    withheld: z.array(z.enum(staffFigures)),
  })
  .refine((staff) => staff.withheld.every((name) => staff[name] === null), {
    error: 'staff.withheld: số liệu có tên ở đây là số không công bố, nên phải để trống (null).',
  })
  .refine((staff) => new Set(staff.withheld).size === staff.withheld.length, {
    error: 'staff.withheld: mỗi tên chỉ ghi một lần.',
  })

export const dossierCountsSchema = z.strictObject({
  carriedOver: figure,
  received: figure,
  early: figure,
  onTime: figure,
  late: figure,
  pendingInTime: figure,
  pendingOverdue: figure,
  online: figure,
  counter: figure,
  post: figure,
  onlineCapable: figure,
  filedFromHome: figure,
  difference: z.strictObject({ results: z.number().int(), channels: z.number().int() }).nullable(),
})

/** One row of `performance`, exactly as the contract writes it. Parsing puts the keys in its order. */
export const performanceRowSchema = z.strictObject({
  unit: z.strictObject({
    code: textIn().min(1),
    slug: textIn().min(1),
    name: textIn().min(1),
    validFrom: day.nullable(),
  }),
  month: textIn().regex(monthPattern),
  revision: z.number().int().min(1),
  cutOff: textIn().regex(/^\d{4}-\d\d-\d\dT00:00:00\+07:00$/),
  publishedAt: z.iso.datetime({ offset: true }),
  illustrative: z.boolean(),
  correction: z.strictObject({ of: z.number().int().min(1), reason: textIn().trim().min(1) }).nullable(),
  dossiers: dossierCountsSchema,
  satisfaction: z.strictObject({
    answers: figure,
    level5: figure,
    level4: figure,
    level3: figure,
    level2: figure,
    level1: figure,
  }),
  suggestions: z.strictObject({
    received: figure,
    answered: figure,
    medianDays: z.number().min(0).nullable(),
  }),
  staff: staffCountsSchema,
  inspections: z.strictObject({ visits: figure, findings: figure, openCorrections: figure }),
})

export type PerformanceRow = z.infer<typeof performanceRowSchema>
export type StaffCounts = PerformanceRow['staff']
export type DossierCounts = PerformanceRow['dossiers']

/** The row in the contract's key order, whatever the order of the parts; throws where a part is not of its form. */
export function performanceRow(parts: PerformanceRow): PerformanceRow {
  return performanceRowSchema.parse(parts)
}
