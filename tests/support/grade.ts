import { runGrade } from '@/lib/cli/grade'

/** `nep grade` over these cases: its exit code, the answers it printed, and what it said beside them. */
export async function gradedBy(cases: unknown) {
  const [out, errors]: [string[], string[]] = [[], []]
  const code = await runGrade(['f'], {
    readFile: async () => new TextEncoder().encode(JSON.stringify(cases)),
    write: (text) => void out.push(text),
    writeError: (text) => void errors.push(text),
  })
  return { code, answers: JSON.parse(out.join('')) as unknown, errors: errors.join('') }
}
