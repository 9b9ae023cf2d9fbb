import { expect } from 'vitest'
import { readPdf } from './pdf'

/**
 * What every paper of an office is: A4, tagged, in embedded Tinos, its letters whole (NFC), with these phrases in it.
 * Gives back its words, in the order in which they are read.
 */
export async function expectOfficePaper(pdf: Uint8Array, phrases: readonly string[]): Promise<string> {
  const { text, info, fonts, pages } = await readPdf(pdf, { layout: false })
  const words = text.split(/\s+/).filter(Boolean).join(' ')
  for (const phrase of phrases) expect(words).toContain(phrase)
  expect(text).toBe(text.normalize('NFC'))
  expect(info).toMatchObject({ Tagged: 'yes' })
  expect(fonts.filter(({ name, embedded }) => !embedded || !name.startsWith('Tinos'))).toEqual([])
  expect(pages.filter(({ width, height }) => width !== 210 || height !== 297)).toEqual([])
  return words
}
