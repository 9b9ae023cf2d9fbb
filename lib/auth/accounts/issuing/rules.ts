import { foldText } from '@/lib/fold'

// Letters and figures that nobody mistakes for another on paper: no l, 1, o, 0, i.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** "Đỗ Thị Xuân" → "do.thi.xuan"; the next free number behind it when the name is taken. `taken` gains the answer. */
export function userNameFor(fullName: string, taken: Set<string>): string {
  const plain = foldText(fullName)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '.')
  const base = plain || 'can.bo'
  let name = base
  for (let n = 2; taken.has(name); n += 1) name = `${base}.${n}`
  taken.add(name)
  return name
}

/** A password to be read from paper and typed once: 12 of 31 signs in three groups (59 bits). `bytes` are random, 12 or more. */
export function readablePassword(bytes: Uint8Array): string {
  const signs = [...bytes.slice(0, 12)].map((byte) => letters[byte % letters.length] ?? '')
  return [0, 4, 8].map((at) => signs.slice(at, at + 4).join('')).join('-')
}
