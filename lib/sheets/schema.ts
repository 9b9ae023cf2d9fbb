export type CellKind = 'empty' | 'text' | 'number' | 'date' | 'formula' | 'error'

/** `text` of a number is its plain decimal, of a date its ISO day; text is tidy (NFC, single spaces). */
export type Cell = { readonly kind: CellKind; readonly text: string }

/** As many cells with content as a file may have: read, each costs about a kilobyte, and the room is 300 MB. */
export const maxCells = 200_000
export const tooManyCells = 'Tệp có hơn 200.000 ô có nội dung; hãy bỏ bớt cột hoặc chia nhỏ tệp.'

export type Sheet = {
  /** '' for a CSV file. */
  readonly name: string
  /** `rows[0]` is row 1 of the office program. */
  readonly rows: readonly (readonly Cell[])[]
  /** Day 0 of its date serials: the Macintosh system counts from 1904. */
  readonly epoch: 1900 | 1904
}

/** One thing that is wrong: where, what stands there, why and how to mend it. Row and column as the office program shows. */
export type Refused = {
  readonly sheet: string
  readonly row: number | null
  readonly column: string
  readonly value: string
  readonly why: string
}

/** Read otherwise than written, and said so: a unit code that had lost its zeros. */
export type Mended = {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly from: string
  readonly to: string
}

export type ReadResult =
  | { readonly ok: true; readonly sheets: readonly Sheet[]; readonly hiddenSheets: readonly string[] }
  | { readonly ok: false; readonly refused: readonly Refused[] }

/** What a parser of a file hands to the plan. */
export type Parsed<Row> = {
  readonly rows: readonly Row[]
  readonly refused: readonly Refused[]
  readonly leftOut: number
  readonly mended: readonly Mended[]
  readonly notes: readonly string[]
  /** Columns as the file's header writes them, by key. */
  readonly labels: ReadonlyMap<string, string>
}

/** Where a parsed row stood, for what the plan has to say about it. */
export type At = { readonly sheet: string; readonly row: number }

/** One thing that would be new or changed, in words: whom or what, and how. */
export type PlanLine = { readonly change: 'new' | 'changed'; readonly what: string; readonly how: string }

/** Possible, and yet asked about before it is taken: where, and why in words. */
export type Doubt = {
  readonly sheet: string
  readonly row: number
  readonly what: string
  readonly why: string
}

/** What an import would do; the counts are those of `--json`. */
export type Plan<Writes> = {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly leftOut: number
  readonly missing: readonly string[]
  readonly refused: readonly Refused[]
  readonly mended: readonly Mended[]
  readonly notes: readonly string[]
  readonly lines?: readonly PlanLine[]
  readonly doubts?: readonly Doubt[]
  /** Empty as long as anything is refused. */
  readonly writes: Writes
}

export const empty: Cell = { kind: 'empty', text: '' }
