import { disconnect } from '@/lib/db'
import { formatNumber } from '@/lib/format'
import type { Told } from '@/lib/sheets/parts'
import type { Plan } from '@/lib/sheets/schema'
import type { Command, CommandIo } from './nep'

type Options = { unit?: string; month?: string; dryRun: boolean }
type File = { bytes: Uint8Array; fileName: string; told: Told }
type ImportPlan = Omit<Plan<unknown>, 'writes'>

type Importing = {
  /** The command's name and its arguments after FILE, as help shows them. */
  usage: string
  /** Options that must be given; others of the two are wrong use unless in `may`. */
  needs?: readonly ('unit' | 'month')[]
  may?: readonly ('unit' | 'month')[]
  /** The plan, carried out unless `dryRun`; or a sentence on what of the call is wrong. */
  take: (file: File, options: Options) => Promise<ImportPlan | { wrong: string }>
}

/** A command `nep import-…`: 0 done (or would be), 1 something is refused and nothing was changed, 2 wrong use. */
export function importing({ usage, needs = [], may = [], take }: Importing): Command {
  return async (args, io) => {
    const wanted = readArguments(args, [...needs, ...may])
    if (!wanted || needs.some((name) => !wanted[name])) {
      io.writeError(`Cách dùng: nep ${usage} [--dry-run] [--json] (dấu - để đọc từ đầu vào chuẩn).\n`)
      return 2
    }
    let bytes: Uint8Array
    try {
      bytes = await io.readFile(wanted.path)
    } catch {
      io.writeError(`Không đọc được tệp “${wanted.path}”: hãy kiểm tra đường dẫn và quyền đọc.\n`)
      return 2
    }
    // An open pool would keep the process alive for ten seconds more.
    const file = { bytes, fileName: wanted.path, told: wanted.json ? quietly : slowly(io) }
    const plan = await take(file, wanted).finally(disconnect)
    if ('wrong' in plan) {
      io.writeError(`${plan.wrong}\n`)
      return 2
    }
    if (wanted.json) io.write(`${JSON.stringify(counts(plan))}\n`)
    else tell(plan, wanted.dryRun, io)
    return plan.refused.length > 0 ? 1 : 0
  }
}

// Whoever reads JSON is a program.
const quietly: Told = () => undefined

/** What takes longer than a moment says every second how far it is; a file that goes in at once says nothing. */
function slowly({ writeError }: CommandIo): Told {
  let saidAt = Infinity
  return (done, of) => {
    if (done === 0) saidAt = Date.now()
    if (done === of || Date.now() - saidAt < 1000) return
    saidAt = Date.now()
    writeError(`Đã ghi ${formatNumber(done, 'vi')} trên ${formatNumber(of, 'vi')} dòng.\n`)
  }
}

/** The file is in order, but where it should go takes nothing now. */
export function refusedWhole(value: string, why: string): ImportPlan {
  const refused = [{ sheet: '', row: null, column: '', value, why }]
  return { new: 0, changed: 0, same: 0, leftOut: 0, missing: [], refused, mended: [], notes: [] }
}

function counts({ new: fresh, changed, same, leftOut, missing, refused }: ImportPlan) {
  return { new: fresh, changed, same, leftOut, missing: missing.length, refused }
}

function tell(plan: ImportPlan, dryRun: boolean, io: CommandIo): void {
  for (const note of plan.notes) io.write(`${note}\n`)
  for (const { row, column, from, to } of plan.mended) {
    io.write(`Dòng ${row}, cột ${column}: “${from}” được hiểu là “${to}”.\n`)
  }
  for (const each of plan.missing) io.write(`Có trong hệ thống mà không có trong tệp, giữ nguyên: ${each}.\n`)
  for (const { row, what, why } of plan.doubts ?? []) io.write(`Xin xem lại dòng ${row}, ${what}: ${why}\n`)
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

function readArguments(args: readonly string[], named: readonly ('unit' | 'month')[]) {
  const wanted: Options & { json: boolean; path?: string } = { dryRun: false, json: false }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    const option = named.find((name) => arg === `--${name}` || arg.startsWith(`--${name}=`))
    if (option) wanted[option] = arg.includes('=') ? arg.slice(option.length + 3) : args[++at]
    else if (arg === '--dry-run') wanted.dryRun = true
    else if (arg === '--json') wanted.json = true
    else if (arg.startsWith('--') || wanted.path !== undefined) return null
    else wanted.path = arg
  }
  return wanted.path === undefined ? null : { ...wanted, path: wanted.path }
}
