import { isUtf8 } from 'node:buffer'

// Letters Vietnamese is written with, and the punctuation that office programs put in.
const vietnamese =
  /^[\x09\x0a\x0d\x20-\x7eàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ\u00a0–—‘’“”…•°²«»§₫€±×·]*$/iu

// TCVN3 and VNI fonts and twice-encoded UTF-8 make these of Vietnamese words: marks inside a word, a plain a or e before
// an accented vowel, and the pairs that begin each letter of two or three bytes.
const marksInWords = /§[\p{L}«]|\p{L}[«»§±·°²][\p{L}«»]|[«»±][«»±]/u
const fontVowels = /[ae][àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữự]/iu
const twiceEncoded =
  /á[»º][\u0080-\u009f¡-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ™š›œžŸ]|Ä[\u0080-\u009f‘ƒ]|Æ[°¡¯]|Ã[\u0080-\u009f¡-ª¬®-¶¸-º¼-¿]/u

export type Decoded = { ok: true; text: string } | { ok: false; why: string }

const mend = 'hãy lưu lại tệp dạng "CSV UTF-8" hoặc XLSX.'

/** UTF-8, UTF-16 with a byte order mark, Windows-1258; always NFC. Anything else is refused rather than guessed. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return strict('utf-8', bytes)
  if (a === 0xff && b === 0xfe) return strict('utf-16le', bytes)
  if (a === 0xfe && b === 0xff) return strict('utf-16be', bytes)
  if (bytes.includes(0)) {
    return { ok: false, why: `Không phải tệp văn bản, hoặc là UTF-16 thiếu dấu BOM; ${mend}` }
  }
  return isUtf8(bytes) ? strict('utf-8', bytes) : windows1258(bytes)
}

function strict(encoding: string, bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC')
    if (/[\0-\x08\x0e-\x1f]/.test(text)) return { ok: false, why: `Tệp chứa ký tự điều khiển; ${mend}` }
    if (text.includes('\ufffd') || twiceEncoded.test(text)) {
      return { ok: false, why: `Chữ có dấu trong tệp đã hỏng từ lần lưu trước; ${mend}` }
    }
    return { ok: true, text }
  } catch {
    return { ok: false, why: `Tệp bị hỏng: không đọc được theo bảng mã ${encoding.toUpperCase()}; ${mend}` }
  }
}

// Every byte means something in a one-byte code page: it is Windows-1258 only when what comes out is Vietnamese.
function windows1258(bytes: Uint8Array): Decoded {
  const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  if (vietnamese.test(text) && !marksInWords.test(text) && !fontVowels.test(text)) return { ok: true, text }
  return {
    ok: false,
    why: `Không nhận ra bảng mã (chỉ đọc UTF-8, UTF-16 có BOM và Windows-1258; không đọc TCVN3, VNI); ${mend}`,
  }
}
