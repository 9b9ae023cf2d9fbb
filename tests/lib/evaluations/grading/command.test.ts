import { describe, expect, it } from 'vitest'
import { runGrade } from '@/lib/cli/grade'
import { fullPoints, hnCase, ndCase, taken, task } from './cases'

async function run(args: string[], files: Record<string, string | Uint8Array> = {}) {
  const [out, errors]: [string[], string[]] = [[], []]
  const code = await runGrade(args, {
    readFile: async (path) => {
      const found = files[path]
      if (found === undefined) throw new Error('ENOENT')
      return typeof found === 'string' ? new TextEncoder().encode(found) : found
    },
    write: (text) => void out.push(text),
    writeError: (text) => void errors.push(text),
  })
  return { code, out: out.join(''), errors: errors.join('') }
}

const good = hnCase(['18', '33.5', '31', '2'], { deductions: [taken('discipline', '2')] })

describe('nep grade', () => {
  it('answers an object with an object', async () => {
    const { code, out, errors } = await run(['f.json'], { 'f.json': JSON.stringify(good) })
    expect(JSON.parse(out)).toMatchObject({ total: '82.50', grade: 'B' })
    expect([code, errors]).toEqual([0, ''])
    expect(out.endsWith('}\n')).toBe(true)
  })

  it('answers a list with a list in order, the good ones graded, and exits 1 for a bad one', async () => {
    const list = [good, { ...good, points: {} }, 7, ndCase(fullPoints, [task('1')]), ndCase(fullPoints, [])]
    const { code, out } = await run(['-'], { '-': JSON.stringify(list) })
    expect(JSON.parse(out)).toMatchObject([
      { grade: 'B' },
      { error: { field: 'points.discipline' } },
      { error: { field: '$' } },
      { total: '100.00', grade: 'A' },
      { grade: null },
    ])
    expect(code).toBe(1)
  })

  it('answers a single bad case and exits 1', async () => {
    const { code, out } = await run(['f'], { f: '"x"' })
    expect(JSON.parse(out)).toEqual({ error: { field: '$', why: 'Phải là một đối tượng {…}.' } })
    expect(code).toBe(1)
  })

  it('not graded is an answer, not an error', async () => {
    const { code } = await run(['f'], { f: JSON.stringify(ndCase(fullPoints, [])) })
    expect(code).toBe(0)
  })

  it('answers an empty list with an empty list', async () => {
    expect(await run(['f'], { f: '[]' })).toEqual({ code: 0, out: '[]\n', errors: '' })
  })

  it('takes a byte order mark', async () => {
    expect((await run(['f'], { f: `\uFEFF${JSON.stringify(good)}` })).code).toBe(0)
  })

  it.each<[string, string[], Record<string, string | Uint8Array>, string]>([
    ['a missing file', ['f'], {}, 'Không đọc được tệp "f": hãy kiểm tra đường dẫn và quyền đọc.\n'],
    [
      'standard input that fails',
      ['-'],
      {},
      'Không đọc được đầu vào chuẩn: hãy kiểm tra đường dẫn và quyền đọc.\n',
    ],
    ['an empty file', ['f'], { f: ' \n' }, 'Không có gì để chấm: tệp "f" trống.\n'],
    ['no JSON', ['f'], { f: '{' }, 'Không đọc được tệp "f": nội dung không phải JSON hợp lệ.\n'],
    [
      'another encoding',
      ['f'],
      { f: new Uint8Array([0x22, 0xff, 0x22]) },
      'Không đọc được tệp "f": nội dung không phải UTF-8, hãy lưu lại bằng UTF-8.\n',
    ],
    ['no file named', [], {}, 'Cách dùng: nep grade TỆP.json (dấu - để đọc từ đầu vào chuẩn).\n'],
    ['an empty name', [''], {}, 'Cách dùng: nep grade TỆP.json (dấu - để đọc từ đầu vào chuẩn).\n'],
    [
      'two files',
      ['f', 'g'],
      { f: '[]', g: '[]' },
      'Cách dùng: nep grade TỆP.json (dấu - để đọc từ đầu vào chuẩn).\n',
    ],
    ['an option', ['--json'], {}, 'Cách dùng: nep grade TỆP.json (dấu - để đọc từ đầu vào chuẩn).\n'],
  ])('%s: one sentence, exit 2', async (_, args, files, sentence) => {
    expect(await run(args, files)).toEqual({ code: 2, out: '', errors: sentence })
  })
})
