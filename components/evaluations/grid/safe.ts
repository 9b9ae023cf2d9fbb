const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

// Names, titles and reasons stand there again whenever a sheet is opened.
const written = new Map<string, string>()
const writtenAtMost = 5000

/**
 * As HTML takes it, between quotation marks too. Letters beyond Latin go as numbers: one of them makes all the text around
 * it twice as long in memory, and slow to send. Not so what HTML reads as other letters when it is written as a number.
 */
export function safe(text: string): string {
  if (!/[^\t !#-%(-;=?-~]/.test(text)) return text
  const known = written.get(text)
  if (known !== undefined) return known
  if (written.size >= writtenAtMost) written.clear()
  const now = text.replace(/[&<>"']|[^\0-\x9f]/gu, (mark) => marks[mark] ?? `&#${mark.codePointAt(0)};`)
  written.set(text, now)
  return now
}
