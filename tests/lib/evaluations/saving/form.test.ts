import { expect, it } from 'vitest'
import { calledIn, readSheetForm } from '@/lib/evaluations/saving/form/rules'

const [lan, mai, hoa] = [
  '3afe986f-6af5-4667-84b4-96f2dfe3e931',
  '3afe986f-0000-4667-84b4-96f2dfe3e931',
  'ee33d133-069b-483a-b0d0-5d5f9da57267',
]
const people = [lan, mai, hoa] as string[]

it('calls people short, and whole where two begin alike', () => {
  const called = calledIn(people)
  expect(people.map(called)).toEqual([lan, mai, 'ee33d133'])
})

it('reads what was typed of each, by whichever name its cells have', () => {
  const called = calledIn(people)
  const form = (name: (person: string) => string) =>
    new Map([
      ['keys', 'grade\tI.1'],
      ...people.flatMap((person, at): [string, string][] => [
        [`base.${person}`, `B\t${at}`],
        [`${name(person)}.grade`, 'B'],
        [`${name(person)}.I.1`, `${at + 1}`],
      ]),
    ])
  const rows = readSheetForm(form(called))
  expect(rows?.map(({ person, cells, base }) => [person, cells['I.1'], base?.['I.1']])).toEqual([
    [lan, '1', '0'],
    [mai, '2', '1'],
    [hoa, '3', '2'],
  ])
  // As a browser with scripts sends it.
  expect(readSheetForm(form((person) => person))).toEqual(rows)
})

it('reads an answer to two values in one cell', () => {
  const fields = new Map([
    ...[
      ['keys', 'I.1'],
      [`base.${hoa}`, '3'],
      ['ee33d133.I.1', '4'],
    ],
    ...[
      [`seen.${hoa}.I.1`, '5'],
      [`keep.${hoa}.I.1`, 'mine'],
    ],
  ] as [string, string][])
  expect(readSheetForm(fields)).toEqual([{ person: hoa, cells: { 'I.1': '4' }, base: { 'I.1': '5' } }])
})
