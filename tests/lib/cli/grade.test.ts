import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepSchemes } from '@/lib/evaluations/schemes/commands'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { gradedBy } from '@/tests/support/grade'
import { hnCase } from '../evaluations/grading/cases'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const base = shippedSchemes[0]!
  const stricter = base.bands.map((band) => (band.letter === 'A' ? { ...band, from: '95' } : band))
  await keepSchemes([{ ...base, code: 'XA-2031', validFrom: '2031-01', validTo: null, bands: stricter }])
})
afterAll(() => database.close())

const well = hnCase(['20', '35', '35', '3'])
const own = { ...well, scheme: 'XA-2031' }

it('grades by a scheme of the portal, beside the shipped ones, in order', async () => {
  const { code, answers, errors } = await gradedBy([own, well])
  expect(answers).toMatchObject([
    { total: '93.00', grade: 'B' },
    { total: '93.00', grade: 'A' },
  ])
  expect([code, errors]).toEqual([0, ''])
})

it('names every scheme it knows where a case names none of them', async () => {
  const { code, answers } = await gradedBy({ ...well, scheme: 'KHONG-CO' })
  expect(answers).toMatchObject({ error: { field: 'scheme', why: expect.stringContaining('XA-2031') } })
  expect(code).toBe(1)
})
