import { z } from 'zod'
import { compare, decimal, isDecimal, sum } from '@/lib/decimal'
import { textIn } from '@/lib/text'
import { disciplineDecision } from './cases/schema'
import hn2018 from './shipped/hn-2018.json'
import nd335 from './shipped/nd335-2025.json'

export const letters = ['A', 'B', 'C', 'D'] as const
const staffCategories = ['elected_official', 'civil_servant', 'public_employee', 'contract_worker'] as const

const words = z.strictObject({ vi: textIn().trim().min(1), en: textIn().trim().min(1) })
const letter = z.enum(letters, { error: `Phải là một trong các loại ${letters.join(', ')}.` })
const number = textIn().refine(isDecimal, {
  error: 'Phải là số thập phân viết trong ngoặc kép, ví dụ "2.5" (1–3 chữ số, tối đa 4 chữ số sau dấu chấm).',
})
const month = textIn().regex(/^\d{4}-(0[1-9]|1[0-2])$/, {
  error: 'Phải là tháng dạng yyyy-mm, ví dụ 2026-01.',
})
const percent = number.refine((text) => !isDecimal(text) || compare(decimal(text), decimal('100')) <= 0, {
  error: 'Tỷ lệ phải từ 0 đến 100.',
})
// Object keys of cases: a name that every JavaScript object has already must not pass for a criterion.
const criterionId = textIn()
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$/, { error: 'Mã tiêu chí gồm chữ cái, chữ số, dấu chấm.' })
  .refine((id) => !(id in {}), { error: 'Mã tiêu chí này không dùng được, hãy đặt mã khác.' })

const criterionSchema = z.strictObject({
  id: criterionId,
  group: textIn(),
  label: words,
  maximum: number,
  bonus: z.boolean().default(false),
})

const measureSchema = z.strictObject({ letter: textIn().min(1), label: words })

const taskResultSchema = z.strictObject({
  label: words,
  maximum: number,
  /** What one failed review or one late delivery takes off the item: "0.25". */
  faultShare: number,
  leadershipTerms: z.array(number).min(1),
  measures: z.strictObject({
    quantity: measureSchema,
    quality: measureSchema,
    timeliness: measureSchema,
    unit_result: measureSchema,
    organising: measureSchema,
    unity: measureSchema,
  }),
})

const bandSchema = z.strictObject({ letter, from: number, code: textIn().min(1), name: words })
const day = z.union([z.int().min(1).max(31), z.literal('last_working_day')])

const common = {
  code: textIn().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/, { error: 'Mã gồm chữ, số và dấu gạch nối.' }),
  legalBasis: z.strictObject({ number: textIn().min(1), date: z.iso.date(), title: words }),
  staffCategories: z.array(z.enum(staffCategories)).min(1),
  validFrom: month,
  validTo: month.nullable(),
  groups: z.array(z.strictObject({ id: textIn().min(1), label: words })).min(1),
  criteria: z.array(criterionSchema).min(1),
  bands: z.array(bandSchema).min(1),
  /** base: the letters that count as the hundred per cent. */
  quota: z.strictObject({ letter, percent, outstandingPercent: percent, base: z.array(letter).min(1) }),
  deadlines: z.strictObject({ selfScore: day, assessor: day, approval: day }),
  rounding: z.strictObject({ places: z.literal(2), mode: z.literal('half_up') }),
  /** What sets somebody's letter at once, one a month at most: the discipline decision first, further cases after it. */
  knockOuts: z.array(z.strictObject({ id: criterionId, letter, label: words })).min(1),
  /** What colleagues are shown once a month is published: each name with its letter, or what everybody is shown outside. */
  inside: z.enum(['counts', 'names']).default('counts'),
  midMonth: z.strictObject({ basis: z.literal('days_in_post'), notGradedBelow: number }),
}

export const schemeSchema = z
  .discriminatedUnion('method', [
    z.strictObject({ method: z.literal('points'), ...common }),
    z.strictObject({ method: z.literal('points-and-tasks'), ...common, taskResult: taskResultSchema }),
  ])
  .superRefine((scheme, context) => {
    // Zod runs this even after a softer check has failed; what follows reads numbers that must be numbers.
    if (context.issues.length > 0) return
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })

    const groups = new Set(scheme.groups.map((group) => group.id))
    const seen = new Set<string>()
    scheme.criteria.forEach((criterion, at) => {
      if (seen.has(criterion.id)) refuse(['criteria', at, 'id'], `Tiêu chí ${criterion.id} bị lặp lại.`)
      if (!groups.has(criterion.group)) refuse(['criteria', at, 'group'], 'Nhóm này chưa có trong groups.')
      seen.add(criterion.id)
    })

    const taken = new Set([
      ...scheme.criteria.map(({ id }) => id),
      ...(scheme.method === 'points-and-tasks' ? Object.keys(scheme.taskResult.measures) : []),
    ])
    scheme.knockOuts.forEach(({ id, letter }, at) => {
      if ((at === 0) !== (id === disciplineDecision))
        refuse(['knockOuts', at, 'id'], `Trường hợp đầu tiên, và chỉ nó, là ${disciplineDecision}.`)
      else if (taken.has(id)) refuse(['knockOuts', at, 'id'], `Mã ${id} đã dùng cho mục khác của phương án.`)
      if (!scheme.bands.some((band) => band.letter === letter))
        refuse(['knockOuts', at, 'letter'], `Phương án không có loại ${letter}.`)
      taken.add(id)
    })

    const maxima = scheme.criteria.map((criterion) => decimal(criterion.maximum))
    if (scheme.method === 'points-and-tasks') maxima.push(decimal(scheme.taskResult.maximum))
    if (compare(sum(maxima), decimal('100')) !== 0)
      refuse(['criteria'], 'Tổng điểm tối đa của các tiêu chí và kết quả nhiệm vụ phải đúng bằng 100.')

    scheme.bands.forEach((band, at) => {
      const above = scheme.bands[at - 1]
      if (above && compare(decimal(band.from), decimal(above.from)) >= 0)
        refuse(['bands', at, 'from'], 'Các mức xếp từ cao xuống thấp; mức này không thấp hơn mức trước.')
      if (scheme.bands.findIndex((other) => other.letter === band.letter) < at)
        refuse(['bands', at, 'letter'], `Loại ${band.letter} bị lặp lại.`)
    })
    if (!scheme.bands.some((band) => band.letter === scheme.quota.letter))
      refuse(['quota', 'letter'], `Phương án không có loại ${scheme.quota.letter}.`)
    scheme.quota.base.forEach((each, at) => {
      if (!scheme.bands.some((band) => band.letter === each))
        refuse(['quota', 'base', at], `Phương án không có loại ${each}.`)
    })
    if (compare(decimal(scheme.bands.at(-1)!.from), decimal('0')) !== 0)
      refuse(['bands', scheme.bands.length - 1, 'from'], 'Mức cuối cùng phải bắt đầu từ 0 điểm.')
    if (scheme.validTo !== null && scheme.validTo < scheme.validFrom)
      refuse(['validTo'], 'Tháng hết hiệu lực phải từ tháng bắt đầu hiệu lực trở đi.')
  })

export type Scheme = z.infer<typeof schemeSchema>
export type Letter = (typeof letters)[number]
export type Criterion = Scheme['criteria'][number]
export type KnockOut = Scheme['knockOuts'][number]
export type Band = Scheme['bands'][number]
export type StaffCategory = (typeof staffCategories)[number]
export type TaskResult = Extract<Scheme, { method: 'points-and-tasks' }>['taskResult']
export type MeasureId = keyof TaskResult['measures']

/** The schemes that come with the product, oldest first. */
export const shippedSchemes: readonly Scheme[] = [hn2018, nd335].map((data) => schemeSchema.parse(data))
