import { gradeCase, type GradeResult } from '@/lib/evaluations/grading/rules'
import { parseCase, type CaseError } from '@/lib/evaluations/grading/schema'
import { shippedSchemes, type Scheme } from '@/lib/evaluations/schemes/schema'
import { outageOf } from './outage'

export type GradeIo = {
  /** The whole file, or standard input for "-". */
  readFile: (path: string) => Promise<Uint8Array>
  write: (text: string) => void
  writeError: (text: string) => void
}

type Answer = GradeResult | { error: CaseError }

/** `nep grade FILE`: 0 all graded, 1 a case is wrong, 2 the file cannot be read or the use is wrong. */
export async function runGrade(
  args: readonly string[],
  io: GradeIo,
  shipped: readonly Scheme[] = shippedSchemes,
): Promise<number> {
  const [path] = args
  if (args.length !== 1 || !path || /^-./.test(path)) {
    io.writeError('Cách dùng: nep grade TỆP.json (dấu - để đọc từ đầu vào chuẩn).\n')
    return 2
  }
  const read = await readJson(path, io)
  if ('why' in read) {
    io.writeError(`${read.why}\n`)
    return 2
  }
  const cases = Array.isArray(read.value) ? read.value : [read.value]
  const schemes = await schemesFor(cases, shipped, io)
  const answers = cases.map((each) => answer(each, schemes))
  io.write(`${JSON.stringify(Array.isArray(read.value) ? answers : answers[0], null, 2)}\n`)
  return answers.some((each) => 'error' in each) ? 1 : 0
}

/** What ships needs no database. Only a case that names another scheme asks the portal for those approved there. */
async function schemesFor(
  cases: readonly unknown[],
  shipped: readonly Scheme[],
  io: GradeIo,
): Promise<readonly Scheme[]> {
  const isShipped = (code: string) => shipped.some((scheme) => scheme.code === code)
  if (cases.map(schemeNamed).every((code) => code === null || isShipped(code))) return shipped
  try {
    const { disconnect } = await import('@/lib/db')
    const { listSchemesInPlace } = await import('@/lib/evaluations/schemes/queries')
    const approved = await listSchemesInPlace().finally(disconnect)
    return [...shipped, ...approved.filter(({ code }) => !isShipped(code))]
  } catch (error) {
    const why = outageOf(error) ?? unmade(error)
    if (why === null) throw error
    io.writeError(`Chỉ chấm được theo phương án có sẵn, vì không hỏi được cổng. ${why}\n`)
    return shipped
  }
}

function schemeNamed(value: unknown): string | null {
  const code = value !== null && typeof value === 'object' && 'scheme' in value ? value.scheme : null
  return typeof code === 'string' ? code.normalize('NFC').trim() : null
}

// A clone that was never started has no database client yet.
function unmade(error: unknown): string | null {
  const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
  return missing ? 'Cổng chưa được dựng trên máy này: chạy npm start một lần rồi chấm lại.' : null
}

function answer(value: unknown, schemes: readonly Scheme[]): Answer {
  const parsed = parseCase(value, schemes)
  return 'error' in parsed ? { error: parsed.error } : gradeCase(parsed.scheme, parsed.case)
}

async function readJson(path: string, io: GradeIo): Promise<{ value: unknown } | { why: string }> {
  const name = path === '-' ? 'đầu vào chuẩn' : `tệp "${path}"`
  let bytes: Uint8Array
  try {
    bytes = await io.readFile(path)
  } catch {
    return { why: `Không đọc được ${name}: hãy kiểm tra đường dẫn và quyền đọc.` }
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { why: `Không đọc được ${name}: nội dung không phải UTF-8, hãy lưu lại bằng UTF-8.` }
  }
  if (text.trim() === '') return { why: `Không có gì để chấm: ${name} trống.` }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { why: `Không đọc được ${name}: nội dung không phải JSON hợp lệ.` }
  }
}
