import { emptyHead, verifyHead, verifyLedger, type BrokenLedger } from '@/lib/record/ledger/rules'
import { ledgerPageSchema, type LedgerHead, type LedgerPage } from '@/lib/record/ledger/schema'

export type VerifyLedgerIo = {
  readFile: (path: string) => Promise<Uint8Array>
  write: (text: string) => void
  writeError: (text: string) => void
  fetch?: typeof fetch
}

const usage =
  'Cách dùng: nep verify-ledger ĐỊA-CHỈ|TỆP.json [--head MÃ-BĂM] (dấu - để đọc từ đầu vào chuẩn).\n'

const sentences: Record<BrokenLedger['why'], string> = {
  gap: 'thiếu mục này, hoặc các mục không theo thứ tự',
  previous: 'mã băm của mục liền trước không khớp: chuỗi đã bị thay đổi hoặc cắt nối',
  hash: 'nội dung không khớp với mã băm: số liệu đã bị sửa sau khi công bố',
  head: 'đầu chuỗi không khớp: có mục bị cắt bỏ hoặc thêm vào ở cuối sổ',
}

class Unreadable extends Error {}

/** `nep verify-ledger URL|FILE`: 0 the chain holds, 1 it is broken, 2 it cannot be read or the use is wrong. */
export async function runVerifyLedger(args: readonly string[], io: VerifyLedgerIo): Promise<number> {
  const [source, option, expected] = args
  const wrong = !source || /^-./.test(source) || (args.length !== 1 && args.length !== 3)
  if (wrong || (args.length === 3 && (option !== '--head' || !/^[0-9a-f]{64}$/.test(expected ?? '')))) {
    io.writeError(usage)
    return 2
  }
  try {
    return await verify(source, expected, io)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    io.writeError(`${error.message}\n`)
    return 2
  }
}

async function verify(source: string, expected: string | undefined, io: VerifyLedgerIo): Promise<number> {
  let reached = emptyHead
  let met = expected === undefined || expected === emptyHead.hash
  let claimed: LedgerHead | null = null
  for await (const page of pages(source, io)) {
    const verdict = verifyLedger(page.data, reached)
    if (!verdict.ok) return broken(verdict, io)
    met ||= page.data.some((entry) => entry.hash === expected)
    reached = verdict.head
    claimed = page.head ?? claimed
    if (page.next && !isAddress(source)) throw new Unreadable(firstPage(source, page.next))
  }
  const end = claimed ? verifyHead(reached, claimed) : { ok: true as const, head: reached }
  if (!end.ok) return broken(end, io)
  if (!met) {
    io.writeError(`Sổ công bố không chứa mã băm ${expected}: mục đã được in ra nay không còn trong sổ.\n`)
    return 1
  }
  io.write(`Sổ công bố nguyên vẹn: ${reached.seq} mục, đầu chuỗi ${reached.hash}\n`)
  return 0
}

function broken({ seq, why }: BrokenLedger, io: VerifyLedgerIo): number {
  io.writeError(`Sổ công bố không nguyên vẹn tại mục ${seq}: ${sentences[why]}.\n`)
  return 1
}

async function* pages(source: string, io: VerifyLedgerIo): AsyncGenerator<LedgerPage> {
  if (!isAddress(source)) {
    yield parsePage(await bytesOf(source, io), source)
    return
  }
  const seen = new Set<string>()
  for (let address: string | null = source; address !== null;) {
    if (seen.has(address)) throw new Unreadable(`Trang sổ lặp lại: ${address} đã được đọc.`)
    seen.add(address)
    const page: LedgerPage = parsePage(await download(address, io.fetch ?? fetch), address)
    yield page
    address = page.next ? new URL(page.next, address).href : null
  }
}

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source)
}

// Kept as it came, a page has the head of the whole ledger: cut off by paging, not by anybody's hand.
function firstPage(source: string, next: string): string {
  return `"${source}" chỉ là một trang của sổ, còn tiếp ở ${next}: hãy kiểm tra bằng địa chỉ của sổ, hoặc ghép "data" của mọi trang vào một tệp với "next" là null.`
}

async function download(address: string, get: typeof fetch): Promise<Uint8Array> {
  let response: Response
  try {
    response = await get(address, { headers: { accept: 'application/json' } })
  } catch {
    throw new Unreadable(`Không kết nối được ${address}: hãy kiểm tra địa chỉ và đường mạng.`)
  }
  if (!response.ok) throw new Unreadable(`${address} trả lời ${response.status}: không có sổ công bố ở đó.`)
  return new Uint8Array(await response.arrayBuffer())
}

async function bytesOf(path: string, io: VerifyLedgerIo): Promise<Uint8Array> {
  try {
    return await io.readFile(path)
  } catch {
    throw new Unreadable(`Không đọc được tệp "${path}": hãy kiểm tra đường dẫn và quyền đọc.`)
  }
}

function parsePage(bytes: Uint8Array, source: string): LedgerPage {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Unreadable(`Không đọc được "${source}": nội dung không phải JSON viết bằng UTF-8.`)
  }
  const page = ledgerPageSchema.safeParse(Array.isArray(value) ? { data: value } : value)
  if (page.success) return page.data
  const where = page.error.issues[0]?.path.join('.') || 'gốc'
  throw new Unreadable(
    `"${source}" không có dạng của sổ công bố, tại ${where}: cần { "data": […], "head", "next" }.`,
  )
}
