import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { readTable } from '@/lib/sheets/read'

export const utf8 = (text: string) => new TextEncoder().encode(text)

export const csv = (text: string) => readTable(utf8(text), 'thu.csv')

export function xlsxBytes(sheets: WriteSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets })
}

export async function xlsx(rows: CellValue[][], more: Partial<WriteSheet> = {}) {
  return readTable(await xlsxBytes([{ name: 'Trang 1', rows, ...more }]), 'thu.xlsx')
}

export function utf16(text: string, bigEndian = false): Uint8Array {
  const bytes = Buffer.from('\ufeff' + text, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

// The inverse of the decoder: letters of the code page as they are, others as a base letter and a combining mark.
const page = new Map<string, number>()
for (let byte = 0; byte < 256; byte += 1) {
  const char = new TextDecoder('windows-1258').decode(new Uint8Array([byte]))
  if (!page.has(char)) page.set(char, byte)
}

export function windows1258(text: string): Uint8Array {
  const bytes = [...text.normalize('NFC')].flatMap((char) => {
    const whole = page.get(char)
    if (whole !== undefined) return [whole]
    const marks = [...char.normalize('NFD')]
    for (let split = marks.length - 1; split > 0; split -= 1) {
      for (const tone of marks.slice(1)) {
        const base = marks
          .filter((mark) => mark !== tone)
          .join('')
          .normalize('NFC')
        const [b, t] = [page.get(base), page.get(tone)]
        if (b !== undefined && t !== undefined) return [b, t]
      }
    }
    throw new Error(`Windows-1258 has no ${char}`)
  })
  return new Uint8Array(bytes)
}

/** The real files of Hà Nội that the product ships. */
export function seedFile(name: string): Uint8Array {
  const shipped = fileURLToPath(new URL(`./${name}`, import.meta.url))
  return new Uint8Array(readFileSync(shipped))
}
