import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sentFigures } from '@/lib/record/entries/schema'

// Every schema of a noun, walked down to its texts. What PostgreSQL keeps in no text (NUL, half a surrogate pair) is
// taken out there or refused with a sentence; where it got through, the whole form would end in a fault of the server.

/** Not read from outside, or no text of theirs is ever stored: answers, events, the ledger as the verifier fetches it, the grader's cases. */
const elsewhere = /^(?:audit|open-data|record\/ledger|evaluations\/grading)\//

const root = join(process.cwd(), 'lib')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /(?:^|\/)schema\.ts$/.test(file) && !file.startsWith('generated') && !elsewhere.test(file),
)

const uuid = '5f6a8a52-6f0e-4c3e-9d6f-0c6a3f1d2b11'
const samples = [
  ...['', 'chữ', '12', '12,5', '4', '2026-11', '2026-11-26', '08:30', 'a-b', '0912 345 678', uuid, 'a@b.vn'],
  ...[
    'https://a.vn/b',
    'A'.repeat(43),
    'ab'.repeat(32),
    'Một câu dài hơn hai mươi ký tự để qua được độ dài tối thiểu.',
  ],
].flatMap((text) => [`${text}\0`, `\0${text}`, `${text}\ud800`, `\udc00${text}`, `${text}\0\ud83d`])

const bad = /\0|\p{Cs}/u

type Leaf = { at: string; schema: z.ZodType }

function* leaves(schema: unknown, at: string, seen: Set<unknown>): Generator<Leaf> {
  if (seen.has(schema)) return
  seen.add(schema)
  const inside = (next: unknown, step: string) => leaves(next, at + step, seen)
  if (schema instanceof z.ZodString) yield { at, schema }
  else if (schema instanceof z.ZodObject)
    for (const [name, field] of Object.entries(schema.shape)) yield* inside(field, `.${name}`)
  else if (schema instanceof z.ZodArray) yield* inside(schema.element, '[]')
  else if (schema instanceof z.ZodRecord) {
    yield* inside(schema.keyType, '{key}')
    yield* inside(schema.valueType, '{}')
  } else if (schema instanceof z.ZodUnion)
    for (const [index, option] of schema.options.entries()) yield* inside(option, `|${index}`)
  else if (schema instanceof z.ZodTuple)
    for (const [index, item] of schema.def.items.entries()) yield* inside(item, `[${index}]`)
  else if (schema instanceof z.ZodIntersection) {
    yield* inside(schema.def.left, '&')
    yield* inside(schema.def.right, '&')
  } else if (schema instanceof z.ZodPipe) {
    yield* inside(schema.in, '')
    yield* inside(schema.out, '>')
  } else if (schema instanceof z.ZodLazy) yield* inside(schema.unwrap(), '')
  else if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodCatch ||
    schema instanceof z.ZodReadonly
  )
    yield* inside(schema.def.innerType, '')
  else if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny)
    yield { at: `${at} (anything)`, schema }
}

const found = await Promise.all(
  files.map(async (file) => {
    const exported: Record<string, unknown> = await import(join(root, file))
    const seen = new Set<unknown>()
    return Object.entries(exported).flatMap(([name, schema]) =>
      schema instanceof z.ZodType ? [...leaves(schema, `${file} ${name}`, seen)] : [],
    )
  }),
).then((lists) => lists.flat())

describe('texts from outside', () => {
  it('are found in the schemas at all', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(found.length).toBeGreaterThan(250)
  })

  it('keep nothing that no text can hold', () => {
    const through = found.filter(({ schema }) =>
      samples.some((sample) => {
        const read = schema.safeParse(sample)
        return read.success && bad.test(String(read.data))
      }),
    )
    expect(through.map(({ at }) => at)).toEqual([])
  })

  it('keep whole signs outside the first plane', () => {
    const signs = found.filter(({ schema }) => schema.safeParse('chữ 👍').success)
    expect(signs.length).toBeGreaterThan(50)
    expect(signs.map(({ schema }) => schema.safeParse('chữ 👍').data)).not.toContain('chữ ')
  })
})

describe('what is wrong with a form', () => {
  const whole = files.map(async (file) => {
    const exported: Record<string, unknown> = await import(join(root, file))
    return Object.entries(exported).flatMap(([name, schema]) =>
      schema instanceof z.ZodType ? [{ at: `${file} ${name}`, schema }] : [],
    )
  })

  it('names what a program sent and nobody knows, and of which kind a figure has to be', () => {
    const said = (sent: object) => sentFigures.safeParse(sent).error?.issues.map(({ message }) => message)
    expect(said({ recieved: 4 })).toContain('Không có mục recieved.')
    expect(said({ received: '12' })).toEqual(['Phải là số.'])
    expect(said({ received: 1.5 })).toEqual(['Phải là số nguyên.'])
    expect(said({ received: -1 })).toEqual(['Ít nhất là 0.'])
  })

  it('is said in Vietnamese, also where nobody wrote a sentence for it', async () => {
    const schemas = [...(await Promise.all(whole)).flat(), ...found]
    const english = schemas.flatMap(({ at, schema }) =>
      [undefined, null, '', {}, [], 5, 'A'.repeat(30_000)].flatMap((given) => {
        const read = schema.safeParse(given)
        const said = read.success ? [] : read.error.issues.map(({ message }) => message)
        return said
          .filter((text) => /invalid|expected|too (small|big)|received/i.test(text))
          .map((text) => `${at}: ${text}`)
      }),
    )
    expect([...new Set(english)]).toEqual([])
  })
})
