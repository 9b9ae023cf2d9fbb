import { disconnect } from '@/lib/db'
import { importRoster } from '@/lib/staff/commands'
import type { CommandIo } from './nep'

const usage =
  'Cách dùng: nep import-roster TỆP --unit MÃ [--dry-run] [--json] (dấu - để đọc từ đầu vào chuẩn).\n'

type Plan = Extract<Awaited<ReturnType<typeof importRoster>>, { ok: true }>['plan']

/** `nep import-roster`: 0 done (or would be), 1 something is refused and nothing was changed, 2 wrong use. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const wanted = readArguments(args)
  if (!wanted) {
    io.writeError(usage)
    return 2
  }
  const { path, unit, dryRun, json } = wanted
  let bytes: Uint8Array
  try {
    bytes = await io.readFile(path)
  } catch {
    io.writeError(`Không đọc được tệp “${path}”: hãy kiểm tra đường dẫn và quyền đọc.\n`)
    return 2
  }
  const done = await importRoster(null, { unit, bytes, fileName: path, dryRun }, new Date()).finally(
    disconnect,
  )
  if (!done.ok) {
    io.writeError(`Không có đơn vị nào hiện nay mang mã “${unit}”: hãy xem lại --unit.\n`)
    return 2
  }
  if (json) io.write(`${JSON.stringify(counts(done.plan))}\n`)
  else tell(done.plan, dryRun, io)
  return done.plan.refused.length > 0 ? 1 : 0
}

function counts({ new: fresh, changed, same, leftOut, missing, refused }: Plan) {
  return { new: fresh, changed, same, leftOut, missing: missing.length, refused }
}

function tell(plan: Plan, dryRun: boolean, io: CommandIo): void {
  for (const note of plan.notes) io.write(`${note}\n`)
  for (const each of plan.missing) io.write(`Đang giữ chức vụ mà không có trong tệp, giữ nguyên: ${each}.\n`)
  const sums = `mới ${plan.new}, đổi ${plan.changed}, như cũ ${plan.same}, bỏ qua ${plan.leftOut}`
  if (plan.refused.length === 0) {
    io.write(`${dryRun ? 'Sẽ nạp' : 'Đã nạp'}: ${sums}.\n`)
    return
  }
  for (const { sheet, row, column, value, why } of plan.refused) {
    const where = [
      sheet && `trang ${sheet}`,
      row && `dòng ${row}`,
      column && `cột ${column}`,
      value && `“${value}”`,
    ]
    io.writeError(`${where.filter(Boolean).join(', ')}: ${why}\n`)
  }
  io.writeError('Chưa nạp gì cả: hãy sửa các ô trên rồi chạy lại.\n')
}

function readArguments(args: readonly string[]) {
  const rest: string[] = []
  let unit: string | undefined
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (arg === '--unit') unit = args[++at]
    else if (arg.startsWith('--unit=')) unit = arg.slice(7)
    else rest.push(arg)
  }
  const options = rest.filter((arg) => arg.startsWith('--'))
  const [path, ...more] = rest.filter((arg) => !arg.startsWith('--'))
  if (!path || !unit || more.length > 0 || options.some((each) => each !== '--dry-run' && each !== '--json'))
    return null
  return { path, unit, dryRun: options.includes('--dry-run'), json: options.includes('--json') }
}
