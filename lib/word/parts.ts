import { inflateRawSync } from 'node:zlib'

const limits = { file: 10 * 1024 * 1024, entries: 500, part: 6 * 1024 * 1024, text: 12 * 1024 * 1024 }

const damaged = 'Tệp DOCX bị hỏng; hãy mở bằng chương trình soạn thảo rồi lưu lại.'

export type Parts = { names: string[]; read: (name: string) => Buffer }
export type Opened = { ok: true; parts: Parts } | { ok: false; why: string }

type Entry = { name: string; start: number; packed: number; size: number; method: number }

/** The parts of a DOCX by name, nothing unpacked yet. What is too large, locked or broken is refused from the directory alone. */
export function openParts(bytes: Uint8Array): Opened {
  const refuse = (why: string): Opened => ({ ok: false, why })
  if (bytes.length > limits.file)
    return refuse('Tệp lớn hơn 10 MB; hãy bỏ hình ảnh trong văn bản rồi gửi lại.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end < 0) return refuse('Đây không phải tệp DOCX; tệp DOC cũ xin lưu lại dạng DOCX.')
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return refuse(`Tệp DOCX có hơn ${limits.entries} phần bên trong; không mở.`)
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  let text = 0
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return refuse(damaged)
    if (view.getUint16(at + 8, true) & 1) return refuse('Tệp DOCX có mật khẩu; hãy bỏ mật khẩu rồi gửi lại.')
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    if (at + 46 + nameLength > bytes.length || local + 30 > bytes.length) return refuse(damaged)
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
    const size = view.getUint32(at + 24, true)
    if (/\.(?:xml|rels)$/.test(name)) {
      text += size
      if (size > limits.part || text > limits.text)
        return refuse('Phần chữ của tệp khi giải nén quá lớn; không mở.')
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const [packed, method] = [view.getUint32(at + 20, true), view.getUint16(at + 10, true)]
      entries.set(name, { name, start, packed, size, method })
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (!entries.has('word/document.xml')) return refuse('Tệp này không có phần văn bản của DOCX.')
  return { ok: true, parts: { names: [...entries.keys()], read: (name) => unpack(bytes, entries.get(name)) } }
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}

// A directory may lie about sizes; what unpacks to more than it says is broken.
function unpack(bytes: Uint8Array, entry: Entry | undefined): Buffer {
  if (!entry) throw new Error('no such part')
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === 0 && packed.length === entry.size) return Buffer.from(packed)
  if (entry.method !== 8) throw new Error('unknown method')
  return inflateRawSync(packed, { maxOutputLength: entry.size + 1 })
}
