import type { z } from 'zod'
import { problem } from './answer'

/** The question of an address, parsed; or the answer that says which part is wrong and how to mend it. */
export function question<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): { asked: z.infer<Schema>; wrong?: undefined } | { asked?: undefined; wrong: Response } {
  const parts = Object.fromEntries(new URL(request.url).searchParams)
  const parsed = schema.safeParse(parts)
  if (parsed.success) return { asked: parsed.data }
  const said = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  return { wrong: problem(400, 'Câu hỏi chưa đúng', said.join(' ')) }
}

/** The address of the next page: the same question, after the last row given. */
export function next(request: Request, after: string | number | null): string | null {
  if (after === null) return null
  const url = new URL(request.url)
  url.searchParams.set('after', String(after))
  return url.pathname + url.search
}
