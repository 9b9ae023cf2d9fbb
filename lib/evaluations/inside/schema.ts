import type { Letter } from '../schemes/schema'
import type { SheetHead } from '../views/schema'

/** A published month as the people of its unit may see it, scheme by scheme. Letters only: points stay with her. */
export type InsideView = {
  unit: SheetHead['unit']
  month: string
  /** When it was published last; null: not yet, and `turn` says whose step it is. */
  publishedAt: string | null
  turn: SheetHead['turn']
  until: SheetHead['until']
  /** Schemes whose rule is to show counts alone. */
  counted: string[]
  named: { scheme: string; people: InsidePerson[] }[]
}

/** `grade` null: not graded that month; why is hers to know. */
export type InsidePerson = {
  person: string
  name: string
  title: string
  department: string | null
  grade: Letter | null
}
