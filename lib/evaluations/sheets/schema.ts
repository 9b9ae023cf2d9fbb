import { z } from 'zod'
import { monthPattern } from '@/lib/month'
import { isFieldName, textIn } from '@/lib/text'
import { draftLength } from '../drafts/schema'
import type { Letter, Scheme, StaffCategory } from '../schemes/schema'

export const sheetStates = ['open', 'submitted', 'approved', 'published', 'returned', 'reopened'] as const
export type SheetState = (typeof sheetStates)[number]
export type NotGradedReason = 'level_above' | 'own_unit' | 'few_days' | 'on_leave' | 'no_task'

export type StoredTask = {
  title: string | null
  units: string
  completed: boolean
  failed_reviews: number
  late: number
  objective_cause: boolean
}
export const evidenceKinds = ['article', 'dossier', 'finding', 'praise', 'file'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
/** A line of evidence. With 0 points nothing is taken: it says why the criterion has the points it has. */
export type StoredDeduction = {
  criterion: string
  points: string
  reason: string
  kind: EvidenceKind | null
  evidence: string | null
  file: string | null
}

/** The working copy of one person's month. Decimals are text with a point; nothing is rounded. */
export type PersonMonth = {
  evaluationId: string
  personId: string
  code: string
  fullName: string
  positionTitle: string
  department: string | null
  category: StaffCategory
  notGraded: NotGradedReason | null
  /** She scores in this unit without deciding there: who decides scores her too (NĐ 335/2025, điều 10). */
  byHead: boolean
  /** A decision on this month stands. */
  decided: boolean
  /** The case of her scheme that sets her letter at once; null for none. */
  knockOut: string | null
  remark: string | null
  assessorId: string | null
  /** Under which delegation she scored; null: in her own right. */
  assessorDelegationId: string | null
  /** By criterion, and by leadership term for those who lead. */
  points: Record<string, string>
  tasks: StoredTask[]
  deductions: StoredDeduction[]
}

/** The same with the scheme that she is graded by in this month. */
export type SheetPerson = PersonMonth & { scheme: Scheme }
/** As somebody may see her. `veiled`: herself, of whom nothing is decided yet. */
export type SeenPerson = SheetPerson & { veiled?: true }

/**
 * One cell that cannot be taken as it is. `now`, and `who` where it is known: what another wrote meanwhile; `mine`: what she
 * wrote herself in another window, in a row written at that time. `shut`: nothing of the row is hers to write any more.
 */
export type CellFault = {
  person: string
  name: string
  key: string
  typed: string
  why: string
  now?: string
  who?: string
  mine?: string
  shut?: true
}

/** What may be shown of a person before approval. */
export type Preview = { total: string | null; grade: Letter | null }

export const monthText = textIn().regex(monthPattern, 'Tháng viết dạng yyyy-mm, ví dụ 2026-10.')
export const sheetInput = z.object({ unit: textIn().min(1), month: monthText })
export type SheetInput = z.infer<typeof sheetInput>

// What is longer than a cell takes is that cell's fault; the others are saved.
const cellText = textIn().transform((text) => text.slice(0, draftLength))
// What names a cell is refused rather than mended: a key that is not the page's own belongs to nothing.
const cellKey = z
  .string()
  .regex(/^[^\0\p{Cs}]{0,60}$/u)
  .refine(isFieldName)
const cells = z.record(cellKey, cellText)

/**
 * `cells` is what stands in the form, `base` what the form showed when it was opened: a cell that was not touched
 * is never written, so that two people in one sheet do not undo each other.
 */
export const saveInput = sheetInput.extend({
  rows: z.array(z.object({ person: z.uuid(), cells, base: cells.optional() })).max(2000),
})
export type SaveInput = z.infer<typeof saveInput>
/** The same from the browser's own hand, with the stamp of what it has seen of the others. */
export const cellsInput = saveInput.extend({ since: z.iso.datetime().nullable(), owner: textIn().max(200) })
export type SaveRow = SaveInput['rows'][number]
