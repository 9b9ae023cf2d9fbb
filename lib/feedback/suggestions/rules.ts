import { foldText } from '@/lib/fold'
import { longestText, shortestText } from './schema'

export type TextFault = 'empty' | 'short' | 'long'

/** What keeps a text from being sent. */
export function faultOf(text: string): TextFault | null {
  if (text === '') return 'empty'
  if (text.length < shortestText) return 'short'
  return text.length > longestText ? 'long' : null
}

// No letter that can be taken for another when it is copied from a screen: no 0, 1, i, l, o.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A tracking code from random bytes: ten letters, some 49 bits. Bytes that would favour a letter are passed over. */
export function codeFrom(bytes: Uint8Array): string | null {
  const fair = [...bytes].filter((byte) => byte < letters.length * Math.floor(256 / letters.length))
  return fair.length < 10
    ? null
    : fair
        .slice(0, 10)
        .map((byte) => letters[byte % letters.length])
        .join('')
}

/** As it is read out and copied: `abcde-fghjk`. */
export function writtenCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

const denouncing =
  /to cao|to giac|tham nhung|nhan hoi lo|dua hoi lo|vi vinh|doi tien|nhung nhieu|boi duong|phong bi|lot tay|cho ngoai le phi/
const complaining =
  /khieu nai|quyet dinh (?:hanh chinh|xu phat|thu hoi|cuong che)|boi thuong|thu hoi dat|cuong che/

/** Whether a text sounds like a denunciation or a complaint in the sense of the law. A hint: a person decides. */
export function soundsLike(text: string): 'denunciation' | 'complaint' | null {
  const folded = foldText(text)
  if (denouncing.test(folded)) return 'denunciation'
  return complaining.test(folded) ? 'complaint' : null
}
