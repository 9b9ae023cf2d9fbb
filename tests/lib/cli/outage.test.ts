import { afterEach, beforeEach, expect, it } from 'vitest'
import { run } from '@/lib/cli/import-units'
import { outageOf } from '@/lib/cli/outage'
import { disconnect } from '@/lib/db'
import { WrongSettings } from '@/lib/env'
import { gradedBy } from '@/tests/support/grade'
import { hnCase } from '../evaluations/grading/cases'

let given: string | undefined
beforeEach(() => {
  given = process.env.DATABASE_URL
})
afterEach(async () => {
  await disconnect()
  process.env.DATABASE_URL = given
})

it('says in one sentence that no database answers', async () => {
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:9/none'
  const io = { readFile: async () => new TextEncoder().encode('code'), write: () => {}, writeError: () => {} }
  const error: unknown = await run(['x.csv'], io).catch((thrown: unknown) => thrown)
  expect(outageOf(error)).toMatch(/^Không có PostgreSQL nào trả lời .*DATABASE_URL\. Chưa có gì thay đổi\.$/)
})

it('without a database grading says so once, where a case asks for the portal, and grades what ships', async () => {
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:9/none'
  const well = hnCase(['20', '35', '35', '3'])
  const mixed = await gradedBy([{ ...well, scheme: 'XA-2031' }, well])
  expect(mixed.answers).toMatchObject([{ error: { field: 'scheme' } }, { grade: 'A' }])
  expect(mixed.code).toBe(1)
  expect(mixed.errors).toMatch(/^Chỉ chấm được theo phương án có sẵn, .*DATABASE_URL/)
  expect(await gradedBy(well)).toMatchObject({ code: 0, errors: '' })
})

it('hands on what a wrong setting says, and leaves a surprise a surprise', () => {
  expect(outageOf(new WrongSettings('DEMO: DEMO chỉ nhận 0 hoặc 1.'))).toBe('DEMO: DEMO chỉ nhận 0 hoặc 1.')
  expect(outageOf(Object.assign(new Error(), { code: 'P2021' }))).toContain('npm start')
  expect(outageOf(Object.assign(new Error(), { code: 'P2002' }))).toBeNull()
  expect(outageOf(new TypeError('x'))).toBeNull()
  expect(outageOf('x')).toBeNull()
})
