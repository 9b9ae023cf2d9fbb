/** How many of so many an import has written, inside its transaction. Whoever listens does not keep it waiting. */
export type Told = (done: number, of: number) => void

const ROWS_OF_A_PART = 250

/** Writes rows part by part and tells how many are written. */
export async function inParts<Row>(
  rows: readonly Row[],
  write: (part: Row[]) => Promise<void>,
  told: Told = () => undefined,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_OF_A_PART) {
    told(at, rows.length)
    await write(rows.slice(at, at + ROWS_OF_A_PART))
  }
  told(rows.length, rows.length)
}
