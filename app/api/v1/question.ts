import type { z } from 'zod'
import { problem } from './answer'

type Question<Schema extends z.ZodObject> =
  { asked: z.infer<Schema>; wrong?: undefined } | { asked?: undefined; wrong: Response }

/**
 * The question of an address, parsed; or the answer that says which part is wrong and how to mend it. A part that the
 * schema does not name is wrong too: left out in silence, a misspelt filter would answer with every row.
 */
export function question<Schema extends z.ZodObject>(request: Request, schema: Schema): Question<Schema> {
  const parts = new URL(request.url).searchParams
  const names = Object.keys(schema.shape)
  const strange = [...new Set(parts.keys())].filter((name) => !names.includes(name))
  if (strange.length > 0) return { wrong: refused([unknownSaid(strange, names)]) }
  const twice = [...parts.keys()].find((name) => parts.getAll(name).length > 1)
  if (twice !== undefined) return { wrong: refused([`${twice} chỉ ghi một lần.`]) }
  const parsed = schema.safeParse(Object.fromEntries(parts))
  if (parsed.success) return { asked: parsed.data }
  return { wrong: refused(parsed.error.issues.map(({ message }) => message)) }
}

function unknownSaid(strange: string[], names: string[]): string {
  const shown = strange.slice(0, 5).map((name) => `“${name.slice(0, 40)}”`)
  const known = names.length > 0 ? `chỉ nhận: ${names.join(', ')}.` : 'địa chỉ này không nhận tham số nào.'
  return `Không có tham số ${shown.join(', ')}; ${known}`
}

function refused(said: string[]): Response {
  return problem(400, 'Câu hỏi chưa đúng', said.join(' '))
}

/** The address of the next page: the same question, after the last row given. */
export function next(request: Request, after: string | number | null): string | null {
  if (after === null) return null
  const url = new URL(request.url)
  url.searchParams.set('after', String(after))
  return url.pathname + url.search
}
