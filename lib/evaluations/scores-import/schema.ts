import type { At, Parsed } from '@/lib/sheets/schema'
import type { Letter } from '../schemes/schema'
import type { StoredDeduction, StoredTask } from '../sheets/schema'

/** A column of the file: a criterion of the scheme in force, with its maximum as a decimal string. */
export type ImportedCriterion = {
  readonly id: string
  readonly label: string
  readonly labelEn: string
  readonly max: string
}

/** A column that a file may have beside the criteria: what else stands of a person in the sheet. */
export type ImportedCell = {
  readonly id: string
  readonly label: string
  readonly names: readonly string[]
  readonly kind: 'count' | 'term' | 'words' | 'case'
  /** Of the cases that set a letter at once: what the cell may say, and which case each is. */
  readonly cases?: readonly { readonly id: string; readonly label: string }[]
}
export type ImportedColumn = ImportedCriterion | ImportedCell

/** The columns of the scheme that somebody is scored by; null where her code means nobody here. */
export type ColumnsFor = (staffCode: string) => readonly ImportedColumn[] | null

/** Whom a staff code of the file means on the sheet of the month: somebody to score, or why not. */
export type Standing =
  'scored' | 'not-scored' | 'by-head' | 'not-yours' | 'closed' | 'herself' | 'several' | 'unknown'

/** Chosen for a person, it gives the criteria that have no points yet those of the grid's default for that letter. */
export const letterColumn = {
  key: 'letter',
  label: 'Mức mặc định',
  names: ['Mức', 'Mức A/B/C/D', 'Default grade'],
  required: false,
} as const

export type DefaultPoints = (letter: Letter, staffCode: string) => Readonly<Record<string, string>> | null

/** What is to be written of a person beside her points by criterion. */
export type RowWrite = {
  readonly scores?: Record<string, string | null>
  readonly tasks?: StoredTask[] | undefined
  readonly noTask?: boolean
  readonly deductions?: StoredDeduction[]
  readonly remark?: string | null
  readonly knockOut?: string | null
}
/** What the cells of a row, or the lines of a person, come to by the sheet's own rules; `told`: each change in words. */
export type RowRead = {
  readonly write: RowWrite | null
  readonly faults: readonly { readonly key: string; readonly why: string }[]
  readonly told: readonly string[]
}
/** The tasks of somebody as a file that writes them one by one would leave them; `wrong`: it does not say which. */
export type Listed = {
  readonly tasks: readonly StoredTask[]
  readonly told: readonly string[]
  readonly wrong: boolean
}
export type ReadCells = (
  staffCode: string,
  cells: Readonly<Record<string, string>>,
  labels: (key: string) => string,
) => RowRead

/** What the sheet of the month knows beside whom a code means. */
export type OfSheet = {
  readonly defaultsOf: DefaultPoints
  /** In a month of several schemes; null where one is for all. */
  readonly columnsFor: ColumnsFor | null
  readonly pointsOf: (staffCode: string) => Readonly<Record<string, string>>
  readonly readCells: ReadCells
}

/** `points` by criterion; null where the cell is empty: not scored yet, and what is there stays. */
export type ParsedScores = {
  readonly staffCode: string
  readonly points: Readonly<Record<string, string | null>>
  /** For criteria that have no points in the file and none on the sheet. */
  readonly suggested?: Readonly<Record<string, string>> | null
  /** What else the row, or a line of hers on another sheet of the file, changes. */
  readonly more?: readonly RowRead[]
  readonly at: At
}

/** `named` has the codes of refused rows too: whoever is named in the file is not missing from it. */
export type ParsedScoresFile = Parsed<ParsedScores> & { readonly named: ReadonlySet<string> }

/** `name`: whose it is, for who reads what would change. */
export type ExistingScores = Pick<ParsedScores, 'staffCode' | 'points'> & { readonly name?: string }
export type ScoreWrite = { readonly staffCode: string; readonly criterion: string; readonly points: string }
export type PersonWrite = { readonly staffCode: string; readonly write: RowWrite }
