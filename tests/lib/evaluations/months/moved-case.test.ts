import { expect, it } from 'vitest'
import { emptied, leftBehind } from '@/lib/evaluations/months/moves/rules'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import type { PersonMonth } from '@/lib/evaluations/sheets/schema'
import { hn } from '../grading/cases'
import { twoCases } from '../two-cases'

const struck = (knockOut: string) =>
  ({ points: {}, tasks: [], deductions: [], knockOut }) as unknown as PersonMonth
const [from] = twoCases
const renamed = (vi: string): Scheme => ({
  ...from,
  knockOuts: [from.knockOuts[0]!, { ...from.knockOuts[1]!, label: { vi, en: vi } }],
})
const left = (to: Scheme, knockOut = 'k2') => leftBehind(from, to, struck(knockOut))

it('a case goes along to a scheme that has it in the same words, the discipline decision always', () => {
  expect(left(from)).not.toHaveProperty('knockOut')
  expect(left(hn, 'discipline_decision')).not.toHaveProperty('knockOut')
})

it('stays behind, and is kept, where the scheme has none or means another by its id', () => {
  for (const to of [hn, renamed('Vắng không phép')]) {
    const entered = left(to)
    expect(entered).toMatchObject({ knockOut: 'k2' })
    expect(emptied(to, entered, [])).toMatchObject({ knockOut: null })
  }
})
