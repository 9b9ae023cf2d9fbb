// Without zod: the browser reads these too.

/** The column in which a letter stands for its points. */
export const letterKey = 'grade'

/**
 * A letter that its row does not come to yet waits as a draft of whoever chose it. That it was shown as such is what its
 * base says, so that it is told from a letter that was just written: points that somebody typed since stay hers.
 */
export const waitingBase = (letter: string) => `${letter}?`
export const waits = (typed: string, base: string | null | undefined) =>
  typed !== '' && base === waitingBase(typed)
