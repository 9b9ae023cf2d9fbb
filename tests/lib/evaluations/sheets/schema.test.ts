import { expect, it } from 'vitest'
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
