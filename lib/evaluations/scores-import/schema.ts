import type { At, Parsed } from '@/lib/sheets/schema'
import type { Letter } from '../schemes/schema'

/** A column of the file: a criterion of the scheme in force, with its maximum as a decimal string. */
export type ImportedCriterion = {
  readonly id: string
  readonly label: string
  readonly labelEn: string
  readonly max: string
}

/** The criteria that somebody is scored by; null where her code means nobody here. */
export type CriteriaFor = (staffCode: string) => readonly ImportedCriterion[] | null

/** Whom a staff code of the file means on the sheet of the month: somebody to score, or why not. */
export type Standing = 'scored' | 'not-scored' | 'herself' | 'several' | 'unknown'

/** Chosen for a person, it gives the criteria that have no points yet those of the grid's default for that letter. */
export const letterColumn = {
  key: 'letter',
  label: 'Mức mặc định',
  names: ['Mức', 'Mức A/B/C/D', 'Default grade'],
  required: false,
} as const

export type DefaultPoints = (letter: Letter, staffCode: string) => Readonly<Record<string, string>> | null

/** `points` by criterion; null where the cell is empty: not scored yet, and what is there stays. */
export type ParsedScores = {
  readonly staffCode: string
  readonly points: Readonly<Record<string, string | null>>
  /** For criteria that have no points in the file and none on the sheet. */
  readonly suggested?: Readonly<Record<string, string>> | null
  readonly at: At
}

/** `named` has the codes of refused rows too: whoever is named in the file is not missing from it. */
export type ParsedScoresFile = Parsed<ParsedScores> & { readonly named: ReadonlySet<string> }

export type ExistingScores = Omit<ParsedScores, 'at'>
export type ScoreWrite = { readonly staffCode: string; readonly criterion: string; readonly points: string }
