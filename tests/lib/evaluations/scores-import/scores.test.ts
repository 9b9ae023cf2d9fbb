import { expect, it } from 'vitest'
import { planScores } from '@/lib/evaluations/scores-import/plans/rules'
import { parseScores } from '@/lib/evaluations/scores-import/rules'
import type { ExistingScores } from '@/lib/evaluations/scores-import/schema'
import { csv, xlsx } from '../../../support/sheets/files'

const criteria = [
  { id: 'I.1', label: 'Phẩm chất chính trị, đạo đức', labelEn: 'Ethics', max: '5' },
  { id: 'II.1', label: 'Năng lực chuyên môn', labelEn: 'Competence', max: '2.5' },
]
const standing = (code: string) => (code.startsWith('CB') ? 'scored' : 'unknown')

it('reads a column per criterion by its number, its words or both', async () => {
  const byId = parseScores(
    await csv('STT;Mã cán bộ;Họ và tên;I.1;II.1\n1;CB01;Đỗ Xuân;4,5;2.5\n2;CB02;A;5;\n'),
    criteria,
    standing,
  )
  expect(byId).toMatchObject({ refused: [], notes: ['Cột không dùng đến: Họ và tên.'] })
  expect(byId.rows.map((row) => row.points)).toEqual([
    { 'I.1': '4.5', 'II.1': '2.5' },
    { 'I.1': '5', 'II.1': null },
  ])
  const byWords = parseScores(
    await xlsx([
      ['Mã CB', 'I.1. Phẩm chất chính trị, đạo đức', 'năng lực chuyên môn'],
      ['CB01', 4.5, 1.25],
    ]),
    criteria,
    standing,
  )
  expect(byWords.rows[0]?.points).toEqual({ 'I.1': '4.5', 'II.1': '1.25' })
})

it('names what is over the maximum, ambiguous, unknown, twice or missing', async () => {
  const parsed = parseScores(
    await csv('Mã cán bộ;I.1;II.1\nCB01;5,5;1,432\nX9;1;1\nCB02;1;1\nCB02;1;1'),
    criteria,
    standing,
  )
  expect(parsed.refused.map(({ row, column }) => [row, column])).toEqual([
    [2, 'I.1'],
    [2, 'II.1'],
    [3, 'Mã cán bộ'],
    [5, 'Mã cán bộ'],
  ])
  expect(parseScores(await csv('Mã cán bộ;I.1\nCB01;5'), criteria, standing).refused).toMatchObject([
    { column: 'Năng lực chuyên môn' },
  ])
})

it('plans only what differs', async () => {
  const parsed = parseScores(await csv('Mã cán bộ;I.1;II.1\nCB01;4,50;\nCB02;5;1'), criteria, standing)
  const existing: ExistingScores[] = [
    { staffCode: 'CB01', points: { 'I.1': '4.5', 'II.1': '2' } },
    { staffCode: 'CB02', points: {} },
    { staffCode: 'CB03', points: {} },
  ]
  expect(planScores(parsed, existing)).toMatchObject({ new: 1, changed: 0, same: 1, missing: ['CB03'] })
})

it('finds nobody missing whose row is there but refused', async () => {
  const parsed = parseScores(await csv('Mã cán bộ;I.1;II.1\nCB01;9;1'), criteria, standing)
  const existing = ['CB01', 'CB02'].map((staffCode) => ({ staffCode, points: {} }))
  expect(planScores(parsed, existing).missing).toEqual(['CB02'])
})

it('says so of a code that two people of the sheet bear, and takes English headers', async () => {
  const file = await csv('Staff code,I.1. Ethics,Competence\nCB01,4.5,2')
  expect(parseScores(file, criteria, standing)).toMatchObject({
    refused: [],
    rows: [{ points: { 'II.1': '2' } }],
  })
  const several = parseScores(file, criteria, () => 'several')
  expect(several.refused).toMatchObject([{ row: 2, why: expect.stringContaining('hai người mang mã này') }])
})
