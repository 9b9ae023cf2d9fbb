import { importCode } from '@/lib/codes/commands'
import type { Refusal } from '@/lib/codes/schema'
import { disconnect } from '@/lib/db'
import { formatDay } from '@/lib/format'
import { decodeText } from '@/lib/sheets/encoding'
import type { CommandIo } from './nep'

const usage = 'Cách dùng: nep import-code TỆP.md [--dry-run] [--json] (dấu - để đọc từ đầu vào chuẩn).\n'

/** `nep import-code FILE`: 0 done (or would be), 1 something is refused and nothing was changed, 2 wrong use. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('--'))
  const [path, ...more] = args.filter((arg) => !arg.startsWith('--'))
  if (!path || more.length > 0 || options.some((option) => option !== '--dry-run' && option !== '--json')) {
    io.writeError(usage)
    return 2
  }
  let bytes: Uint8Array
  try {
    bytes = await io.readFile(path)
  } catch {
    io.writeError(`Không đọc được tệp “${path}”: hãy kiểm tra đường dẫn và quyền đọc.\n`)
    return 2
  }
  const dryRun = options.includes('--dry-run')
  const json = options.includes('--json')
  const decoded = decodeText(bytes)
  const why = 'Không nhận ra bảng mã của tệp; hãy lưu lại tệp dạng UTF-8.'
  if (!decoded.ok) return refused([{ row: 1, column: '', value: '', why }], json, io)
  // An open pool would keep the process alive for ten seconds more.
  const done = await importCode(null, decoded.text, { dryRun }).finally(disconnect)
  if (!done.ok) return refused(done.reason === 'refused' ? done.refused : [], json, io)
  if (json) return report({ new: done.new, same: done.same, refused: [] }, io)
  const what = `${done.slug}, phiên bản ${done.version}, có hiệu lực từ ${formatDay(done.inForceFrom, 'vi')}`
  const verb = done.same ? 'Đã có từ trước, không đổi gì' : dryRun ? 'Sẽ nạp' : 'Đã nạp'
  io.write(`${verb}: ${what}.\n`)
  return 0
}

function refused(refusals: Refusal[], json: boolean, io: CommandIo): number {
  if (json) {
    report({ new: 0, same: 0, refused: refusals.map((refusal) => ({ sheet: '', ...refusal })) }, io)
    return 1
  }
  for (const { row, column, value, why } of refusals) {
    const where = [`Dòng ${row}`, column && `mục ${column}`, value && `“${value}”`].filter(Boolean).join(', ')
    io.writeError(`${where}: ${why}\n`)
  }
  io.writeError('Chưa nạp gì cả: hãy sửa các dòng trên rồi chạy lại.\n')
  return 1
}

function report(counts: { new: number; same: number; refused: unknown[] }, io: CommandIo): number {
  const { refused, ...done } = counts
  io.write(
    `${JSON.stringify({ new: done.new, changed: 0, same: done.same, leftOut: 0, missing: 0, refused })}\n`,
  )
  return 0
}
