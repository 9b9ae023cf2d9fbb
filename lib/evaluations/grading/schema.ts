import { z } from 'zod'
import { compare, decimal, decimalFault, decimalGrammar, parseDecimal, zero } from '@/lib/decimal'
import type { Criterion, Scheme, TaskResult } from '../schemes/schema'

export type CaseError = { field: string; why: string }
export type ParsedCase = { scheme: Scheme; case: GradeCase } | { error: CaseError }

const truth = z.boolean({ error: expecting('Phải là true hoặc false.') })
const decimalText = z.string({ error: expecting(decimalGrammar) }).superRefine(refuseFault())
const times = z
  .number({ error: expecting('Phải là số lần, số nguyên từ 0 trở lên, không đặt trong ngoặc kép.') })
  .refine((value) => Number.isInteger(value) && value >= 0, {
    error: 'Số lần phải là số nguyên từ 0 trở lên.',
  })

const taskSchema = object({
  units: decimalText.refine((text) => parseDecimal(text)?.n !== 0n, {
    error: 'Số đơn vị sản phẩm của nhiệm vụ phải lớn hơn 0.',
  }),
  completed: truth,
  failed_reviews: times,
  late: times,
  objective_cause: truth.default(false),
})

export type Task = z.infer<typeof taskSchema>
export type Deduction = { criterion: string; points: string; reason: string }
export type Leadership = { unit_result: string; organising: string; unity: string }
/** One person's month as it is graded, in the very form that `nep grade` reads. */
export type GradeCase = {
  scheme: string
  points: Record<string, string>
  deductions?: Deduction[]
  discipline_decision?: boolean
  /** A further case of the scheme that sets the letter at once; never beside a discipline decision. */
  knock_out?: string
  leader?: boolean
  leadership?: Leadership
  tasks?: Task[]
}

/** Reads a case from outside. The first thing wrong is named by its path, with a sentence. */
export function parseCase(value: unknown, schemes: readonly Scheme[]): ParsedCase {
  const named = object({ scheme: text('Phải là mã phương án đánh giá, đặt trong ngoặc kép.') })
    .loose()
    .safeParse(value)
  if (!named.success) return { error: firstError(named.error) }
  const scheme = schemes.find((each) => each.code === named.data.scheme)
  if (!scheme) return { error: unknownScheme(named.data.scheme, schemes) }

  const read = caseSchema(scheme).safeParse(value)
  if (!read.success) return { error: firstError(read.error) }
  const error = knockOutError(read.data) ?? (scheme.method === 'points' ? null : taskCaseError(read.data))
  return error ? { error } : { scheme, case: read.data }
}

function caseSchema(scheme: Scheme): z.ZodType<GradeCase> {
  const common = {
    scheme: z.literal(scheme.code),
    points: object(Object.fromEntries(scheme.criteria.map((each) => [each.id, pointsOf(each)]))),
    deductions: list(deductionSchema(scheme.criteria)).default([]),
    discipline_decision: truth.default(false),
    ...knockOutField(scheme),
  }
  if (scheme.method === 'points') return object(common)
  return object({
    ...common,
    leader: truth.default(false),
    leadership: leadershipSchema(scheme.taskResult).optional(),
    tasks: list(taskSchema).optional(),
  })
}

// A scheme of one case has no such field, and says so as of any other name that it does not know.
function knockOutField({ knockOuts: [, ...further] }: Scheme) {
  const ids = further.map(({ id }) => id)
  const why = `Phải là một trường hợp của phương án: ${ids.join(', ')}.`
  const field = { knock_out: z.enum(ids, { error: why }).optional() }
  return ids.length > 0 ? field : ({} as typeof field)
}

function knockOutError({ discipline_decision, knock_out }: GradeCase): CaseError | null {
  if (!discipline_decision || !knock_out) return null
  return { field: 'knock_out', why: 'Đã có quyết định kỷ luật thì bỏ trường này: một tháng một trường hợp.' }
}

function taskCaseError(input: GradeCase): CaseError | null {
  if (input.leader && !input.leadership)
    return { field: 'leadership', why: 'Thiếu: người giữ chức vụ lãnh đạo phải có ba nội dung lãnh đạo.' }
  if (!input.leader && input.leadership)
    return {
      field: 'leadership',
      why: 'Chỉ dùng cho người giữ chức vụ lãnh đạo ("leader": true); hãy bỏ phần này.',
    }
  if (!input.tasks && !input.discipline_decision && !input.knock_out)
    return { field: 'tasks', why: 'Thiếu danh sách nhiệm vụ; tháng không có nhiệm vụ thì ghi [].' }
  return null
}

function pointsOf(criterion: Criterion) {
  return z.string({ error: expecting(decimalGrammar) }).superRefine(refuseFault(criterion.maximum))
}

function refuseFault(maximum?: string) {
  return (typed: string, context: z.RefinementCtx) => {
    const message = decimalFault(typed, maximum)
    if (message) context.addIssue({ code: 'custom', message })
  }
}

function deductionSchema(criteria: readonly Criterion[]) {
  const ids = criteria.map((criterion) => criterion.id)
  return object({
    criterion: z.enum(ids, { error: expecting(`Phải là một tiêu chí của phương án: ${ids.join(', ')}.`) }),
    points: decimalText,
    reason: text('Phải ghi lý do trừ điểm.'),
  })
}

function leadershipSchema(result: TaskResult) {
  const why = `Chỉ nhận ${result.leadershipTerms.map((term) => `"${term}"`).join(' hoặc ')}.`
  const allowed = result.leadershipTerms.map(decimal)
  const term = decimalText.refine(
    (typed) => allowed.some((value) => compare(parseDecimal(typed) ?? zero, value) === 0),
    { error: why },
  )
  return object({ unit_result: term, organising: term, unity: term })
}

function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'invalid_type' ? expecting('Phải là một đối tượng {…}.')(issue) : undefined,
  })
}

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: expecting('Phải là một danh sách […].') })
}

function text(why: string) {
  return z
    .string({ error: expecting(why) })
    .transform((typed) => typed.normalize('NFC').trim())
    .refine((typed) => typed !== '', { error: why })
}

function expecting(why: string) {
  return (issue: { input?: unknown }) => (issue.input === undefined ? `Thiếu. ${why}` : why)
}

function unknownScheme(code: string, schemes: readonly Scheme[]): CaseError {
  const known = schemes.map((scheme) => scheme.code).join(', ')
  return { field: 'scheme', why: `Không có phương án "${code}"; các phương án đang có: ${known}.` }
}

function firstError(error: z.ZodError): CaseError {
  const issue = error.issues[0]!
  const path = issue.path.map(String)
  if (issue.code !== 'unrecognized_keys') return { field: path.join('.') || wholeCase, why: issue.message }
  const key = issue.keys[0]!
  return {
    field: [...path, key].join('.'),
    why: `Không có trường "${key}" ở đây; hãy kiểm tra chính tả hoặc bỏ đi.`,
  }
}

/** Names the case itself where it is not even an object (JSONPath's root). */
const wholeCase = '$'
