import type { Task } from '@/lib/evaluations/grading/schema'
import type { PostGroup } from '@/lib/evaluations/quotas/schema'
import type { Letter, Scheme } from '@/lib/evaluations/schemes/schema'

/** One column of what is typed; the letter first, the reason last. */
export type SheetColumn = { key: string; label: string; short?: string; note?: string }

/** One person as the browser needs her. Short, since two hundred of them come with the page. */
export type SheetRow = {
  id: string
  /** Which of the sheet's parts she stands in; left out of the first. */
  part?: number
  name: string
  title: string
  /** In place of cells: why she is not graded here. */
  words?: string
  /** Of whom no points are asked: her letter, by a case that sets it at once. */
  graded?: Letter
  /** In place of counts: her tasks in words. */
  tasksInWords?: string
  locked?: boolean
  /** Who decides scores her: she is counted by herself. */
  byHead?: boolean
  leads?: boolean
  /** In whose quota she counts, beside the unit's. */
  posts: PostGroup
  tasks?: Task[]
  deductions: { criterion: string; points: string; reason: string }[]
  /** The case that sets her letter at once. */
  knockOut?: string
  /** By column; null where the row has no such cell. */
  cells: (string | null)[]
  /** A letter that she chose and that the row does not come to yet. */
  wish?: Letter
  /** By column: what a draft started from. */
  bases?: Record<number, string>
  /** By column: what she gave herself. */
  selves?: Record<number, string>
  /** By column: why it cannot be taken as it is; and what it lacks for the month to be sent. */
  wrong?: Record<number, string>
  lacks?: Record<number, string>
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
  | 'wishCounts'
  | 'wishLower'
  | 'wishHigher'
  | 'missingCells'
  | 'missingReason'
  | 'missingLine'
  | 'full'
  | 'wrongCells'
  | 'progress'
  | 'direct'
  | 'quota'
  | 'outstanding'
  | 'quotaOver'
  | 'group'
  | 'groupOver'
  | 'reasons'
  | 'saved'
  | 'saving'
  | 'unsaved'
  | 'offline'
  | 'refused'
  | 'notSent'
  | 'notMended'
  | 'shut'
  | 'untaken'
  | 'begun'
  | 'notUndone'
  | 'notPasted'
  | 'noRoom'
  | 'notFilled'
  | 'asked'
  | 'why'
  | 'filledDown'
  | 'nothingToFill'
  | 'before'
  | 'after'
  | 'place'
  | 'clashTitle'
  | 'clashMine'
  | 'clashTheirs'
  | 'clashOwnTitle'
  | 'clashOwn'
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
  /** The first row of hers that has no letter yet; left out when all have one. */
  next?: number
  words: SheetWords
  best: { letter: Letter; name: string }
  /** By which decision the unit is outstanding, so that its quotas are higher; null where it is not. */
  outstanding: string | null
  /** Where some are graded by other schemes: what is theirs, in the order of the tables. */
  others?: Pick<SheetModel, 'scheme' | 'columns' | 'best'>[]
  /** Of a part after the first: what ids of its columns begin with. */
  heads?: string
}

/** The sheet as each of its tables has it: one for each scheme that somebody in it is graded by. */
export function partsOf(model: SheetModel): SheetModel[] {
  const others = model.others ?? []
  return [model, ...others.map((part, at) => ({ ...model, ...part, heads: headsOf(at + 1) }))]
}

/** What ids of a part's columns begin with: they are unique on the page. */
export function headsOf(part: number): string {
  return part === 0 ? 'c' : `c${part + 1}`
}

/** Where a save without scripts comes back to: the next to be graded, at last the button that sends the month on. */
export const nextId = 'tiep'

/** A question of two values in one cell, whether it came with the page or since. */
export function clashId(name: string): string {
  return `clash-${name.replace('.', '-')}`
}

export function tableId(part: number): string {
  return part === 0 ? 'sheet' : `sheet-${part + 1}`
}

/** The keys of all columns, each once. */
export function keysIn(model: SheetModel): string[] {
  return [...new Set(partsOf(model).flatMap(({ columns }) => columns.map(({ key }) => key)))]
}

export function filled(sentence: string, places: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole))
}
