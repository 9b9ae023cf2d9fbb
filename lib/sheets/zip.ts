import { inflateRawSync } from 'node:zlib'

const limits = { bytes: 30 * 1024 * 1024, entries: 200 }

const damaged = 'Tệp XLSX bị hỏng; hãy mở bằng chương trình bảng tính rồi lưu lại.'
const zip64 = 'Tệp XLSX dạng zip64 không được nhận; hãy chia nhỏ tệp.'

/**
 * The reason not to open a zip, or null. Sums the directory, then unpacks each entry up to the size it declares:
 * a directory may lie, and every reader believes it (1.6 MB became 3 GB). `look` may object to a part by its content.
 */
export function zipFault(
  bytes: Uint8Array,
  look: (name: string, content: Buffer) => string | null,
): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end < 0) return damaged
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff || view.getUint32(end + 12, true) === 0xffffffff) return zip64
  if (count > limits.entries)
    return `Tệp XLSX có ${count} phần bên trong, nhiều hơn ${limits.entries}; không mở.`
  let total = 0
  const entries: Entry[] = []
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return damaged
    const entry = entryAt(bytes, view, at)
    if (entry.packed === 0xffffffff || entry.size === 0xffffffff) return zip64
    if (entry.encrypted) return 'Tệp XLSX có mật khẩu; hãy bỏ mật khẩu rồi gửi lại.'
    total += entry.size
    if (total > limits.bytes) return 'Tệp XLSX khi giải nén lớn hơn 30 MB; không mở. Hãy chia nhỏ tệp.'
    entries.push(entry)
    at = entry.next
  }
  for (const entry of entries) {
    const content = unpacked(bytes, view, entry)
    const fault = content ? look(entry.name, content) : damaged
    if (fault) return fault
  }
  return null
}

type Entry = {
  name: string
  packed: number
  size: number
  method: number
  encrypted: boolean
  local: number
  next: number
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const lengths =
    view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const named = at + 46
  return {
    name: new TextDecoder().decode(bytes.subarray(named, named + view.getUint16(at + 28, true))),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    local: view.getUint32(at + 42, true),
    next: at + 46 + lengths,
  }
}

/** What the entry holds; null where that is not what it declares. */
function unpacked(bytes: Uint8Array, view: DataView, entry: Entry): Buffer | null {
  if (entry.local + 30 > bytes.length) return null
  const names = view.getUint16(entry.local + 26, true) + view.getUint16(entry.local + 28, true)
  const start = entry.local + 30 + names
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(
    start,
    start + entry.packed,
  )
  if (packed.length !== entry.packed) return null
  if (entry.method === 0) return entry.size === entry.packed ? packed : null
  if (entry.method !== 8) return null
  try {
    const content = inflateRawSync(packed, { maxOutputLength: entry.size + 1 })
    return content.length === entry.size ? content : null
  } catch {
    return null
  }
}
