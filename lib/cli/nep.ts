import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { outageOf } from './outage'

/** What a command of the command line may touch of the outside; everything else comes through lib/<noun>. */
export type CommandIo = {
  /** The whole file, or standard input for "-". */
  readFile: (path: string) => Promise<Uint8Array>
  write: (text: string) => void
  writeError: (text: string) => void
}

/** Returns the exit code: 0 done, 1 something is refused and nothing was changed, 2 wrong use. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>

// Name, the export of lib/cli/<name>.ts that runs it, arguments, one line of help.
const commands = [
  ['grade', 'runGrade', 'TỆP.json', 'chấm một hồ sơ đánh giá, hoặc một mảng hồ sơ'],
  ['import-units', 'run', 'TỆP', 'nạp đơn vị hành chính'],
  ['import-successions', 'run', 'TỆP', 'nạp quan hệ kế thừa giữa đơn vị cũ và mới'],
  ['import-roster', 'run', 'TỆP --unit MÃ', 'nạp danh sách cán bộ của một đơn vị'],
  ['import-dossiers', 'run', 'TỆP [--unit MÃ] [--month yyyy-mm]', 'nạp số liệu hồ sơ'],
  ['import-scores', 'run', 'TỆP --unit MÃ --month yyyy-mm', 'nạp điểm của một tháng'],
  ['import-code', 'run', 'TỆP.md', 'nạp một phiên bản quy tắc ứng xử'],
  ['verify-ledger', 'runVerifyLedger', 'ĐỊA-CHỈ|TỆP', 'kiểm tra chuỗi băm của sổ công bố'],
  ['create-admin', 'run', '--user TÊN --name "HỌ VÀ TÊN" --unit MÃ', 'tạo người quản trị đầu tiên'],
  ['seed', 'run', '[--as-of yyyy-mm-dd]', 'nạp đơn vị, văn bản và (khi DEMO=1) dữ liệu minh họa'],
] as const

const width = Math.max(...commands.map(([name, , args]) => name.length + args.length + 1))

const help = [
  'Cách dùng: npm run --silent nep -- LỆNH …',
  '',
  ...commands.map(([name, , args, what]) => `  ${`${name} ${args}`.padEnd(width)}  ${what}`),
  '',
  'Các lệnh import-… nhận thêm --dry-run (chỉ xem trước) và --json (chỉ in kết quả).',
  '',
].join('\n')

async function run([name = 'help', ...args]: string[], io: CommandIo): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    io.write(help)
    return 0
  }
  const found = commands.find(([known]) => known === name)
  if (!found) {
    io.writeError(`Không có lệnh “${name}”.\n${help}`)
    return 2
  }
  const loaded: Record<string, Command> = await import(`./${found[0]}.ts`)
  const command = loaded[found[1]]
  if (!command) throw new Error(`lib/cli/${found[0]}.ts does not export ${found[1]}`)
  try {
    return await command(args, io)
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null) throw error
    io.writeError(`${outage}\n`)
    return 2
  }
}

process.exitCode = await run(process.argv.slice(2), {
  readFile: (path) => (path === '-' ? buffer(process.stdin) : readFile(path)),
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
})
