import type { Task } from '@/lib/evaluations/grading/schema'
import type { Letter, Scheme } from '@/lib/evaluations/schemes/schema'

/** One column of what is typed; the letter first, the reason last. */
export type SheetColumn = { key: string; label: string; short?: string; note?: string }

/** One person as the browser needs her. Short, since two hundred of them come with the page. */
export type SheetRow = {
  id: string
  name: string
  title: string
  /** In place of cells: why she is not graded here. */
  words?: string
  /** In place of counts: her tasks in words. */
  tasksInWords?: string
  locked?: boolean
  leads?: boolean
  tasks?: Task[]
  deductions: { criterion: string; points: string; reason: string }[]
  disciplineDecision?: boolean
  /** By column; null where the row has no such cell. */
  cells: (string | null)[]
  /** By column: what a draft started from. */
  bases?: Record<number, string>
  /** By column: what she gave herself. */
  selves?: Record<number, string>
  /** Columns that cannot be taken as they are. */
  wrong?: number[]
  total: string
  last: string
  self: string
  /** How it stands, in words. */
  state: string
}

/** Sentences with {places} for the browser to fill. */
export type SheetWords = Record<
  | 'total'
  | 'last'
  | 'self'
  | 'lines'
  | 'state'
  | 'lineCount'
  | 'addLine'
  | 'missingCells'
  | 'missingReason'
  | 'missingLine'
  | 'full'
  | 'progress'
  | 'quota'
  | 'quotaOver'
  | 'reasons'
  | 'saved'
  | 'saving'
  | 'unsaved'
  | 'offline'
  | 'signedOut'
  | 'refused'
  | 'before'
  | 'after'
  | 'place'
  | 'clashTitle'
  | 'clashMine'
  | 'clashTheirs'
  | 'clashEmpty'
  | 'clashSomebody',
  string
>

export type SheetModel = {
  /** Where cells are written; where one person's page is, her id to follow. */
  address: string
  people: string
  signIn: string
  /** Whose browser's keeping this is: account, unit and month. */
  keeping: string
  owner: string
  since: string | null
  scheme: Scheme
  columns: SheetColumn[]
  rows: SheetRow[]
  writable: boolean
  words: SheetWords
  best: { letter: Letter; name: string }
}

export function filled(sentence: string, places: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole))
}
