type Kind = 'image' | 'pdf' | 'heic' | 'other-kind'

/** What the bytes say they are. Neither the name nor the browser's word counts. */
export function kindOf(bytes: Uint8Array): Kind {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image'
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image'
  if (text(0, 5) === '%PDF-') return 'pdf'
  if (text(4, 8) === 'ftyp' && /^(?:hei[cmsx]|hev[cmx]|mif1|msf1)$/.test(text(8, 12))) return 'heic'
  return 'other-kind'
}

const acting = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt)\b/

/** Whether a PDF shows that it runs something, carries other files or is locked. */
export function runsSomething(bytes: Uint8Array): boolean {
  // A name may be written with its letters as #xx.
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return acting.test(text)
}
