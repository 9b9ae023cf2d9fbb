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
