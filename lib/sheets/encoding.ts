// Letters Vietnamese is written with, and the punctuation that office programs put in.
const vietnamese =
  /^[\x09\x0a\x0d\x20-\x7eàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ\u00a0–—‘’“”…•°²«»§₫€±×·]*$/iu

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
  const utf8 = strict('utf-8', bytes)
  return utf8.ok ? utf8 : windows1258(bytes)
}

function strict(encoding: string, bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC')
    if (/[\0-\x08\x0e-\x1f]/.test(text)) return { ok: false, why: `Tệp chứa ký tự điều khiển; ${mend}` }
    return { ok: true, text }
  } catch {
    return { ok: false, why: `Tệp bị hỏng: không đọc được theo bảng mã ${encoding.toUpperCase()}; ${mend}` }
  }
}

// Every byte means something in a one-byte code page: it is Windows-1258 only when what comes out is Vietnamese.
function windows1258(bytes: Uint8Array): Decoded {
  const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  if (vietnamese.test(text)) return { ok: true, text }
  return {
    ok: false,
    why: `Không nhận ra bảng mã (chỉ đọc UTF-8, UTF-16 có BOM và Windows-1258; không đọc TCVN3, VNI); ${mend}`,
  }
}
