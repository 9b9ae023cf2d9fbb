/** A field that was typed and not taken: a cell of the grid, or a field of the person's page (`deductions.0.reason`). */
export type Draft = {
  evaluationId: string
  field: string
  typed: string
  /** What stood there when she began; null where nothing was shown. */
  base: string | null
}

/** How long what was typed waits for its owner. */
export const draftDays = 30

/** As long as a field may be that is saved. */
export const fieldLength = 2000

/** As much of a field as waits: ten times what is saved, so that what is too long is there to be shortened. */
export const draftLength = 20_000
