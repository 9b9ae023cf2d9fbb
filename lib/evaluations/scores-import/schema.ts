import type { At, Parsed } from '@/lib/sheets/schema'

/** A column of the file: a criterion of the scheme in force, with its maximum as a decimal string. */
export type ImportedCriterion = {
  readonly id: string
  readonly label: string
  readonly labelEn: string
  readonly max: string
}

/** Whom a staff code of the file means on the sheet of the month: somebody to score, or why not. */
export type Standing = 'scored' | 'not-scored' | 'several' | 'unknown'

/** `points` by criterion; null where the cell is empty: not scored yet, and what is there stays. */
export type ParsedScores = {
  readonly staffCode: string
  readonly points: Readonly<Record<string, string | null>>
  readonly at: At
}

/** `named` has the codes of refused rows too: whoever is named in the file is not missing from it. */
export type ParsedScoresFile = Parsed<ParsedScores> & { readonly named: ReadonlySet<string> }

export type ExistingScores = Omit<ParsedScores, 'at'>
export type ScoreWrite = { readonly staffCode: string; readonly criterion: string; readonly points: string }
