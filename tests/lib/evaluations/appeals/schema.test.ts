import { expect, it } from 'vitest'
import { appealInput } from '@/lib/evaluations/appeals/schema'

const asks = (body: string) => {
  const id = '6fc12b86-1700-4790-a154-78e1e67ace31'
  const read = appealInput.safeParse({ unit: 'thuong-cat', month: '2026-10', id, body })
  return read.success ? [] : read.error.issues.map(({ message }) => message.split(/[,:(]/)[0])
}

it.each([
  ['', ['Ghi điều đề nghị xem lại và lý do']],
  [' \n ', ['Ghi điều đề nghị xem lại và lý do']],
  ['a', ['Ghi rõ hơn ']],
  ['Xin xem lại.', ['Ghi rõ hơn ']],
  ['Xem lại tiêu chí I.2.', []],
])('an appeal that says %j', (body, said) => {
  expect(asks(body)).toEqual(said)
})
