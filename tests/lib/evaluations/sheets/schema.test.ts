import { expect, it } from 'vitest'
import { fieldsInput } from '@/lib/evaluations/people/schema'
import { typedInput } from '@/lib/evaluations/self/schema'
import { saveInput } from '@/lib/evaluations/sheets/schema'

const row = (cells: Record<string, string>) => ({
  ...{ unit: 'thuong-cat', month: '2026-10' },
  rows: [{ person: '00000000-0000-4000-8000-000000000001', cells }],
})

it('drops from a pasted cell what PostgreSQL keeps in no text, and nothing else', () => {
  const typed = 'Đúng hạn\0 12 việc\ud800, tốt 👍\n'
  expect(saveInput.parse(row({ remark: typed })).rows[0]?.cells).toEqual({
    remark: 'Đúng hạn 12 việc, tốt 👍\n',
  })
})

it('takes no name of a cell that nobody can have typed', () => {
  expect(saveInput.safeParse(row({ 'I.1\0': '4' })).success).toBe(false)
  expect(saveInput.safeParse(row({ 'I.1': '4' })).success).toBe(true)
})

it.each(['constructor', 'toString'])('knows no cell and no field called %s', (name) => {
  const { rows, ...sheet } = row({ [name]: '5' })
  expect(saveInput.safeParse({ ...sheet, rows }).success).toBe(false)
  const { person, cells: fields } = rows[0]!
  expect(fieldsInput.safeParse({ ...sheet, person, owner: '', fields }).success).toBe(false)
  expect(typedInput.safeParse(fields).success).toBe(false)
})
