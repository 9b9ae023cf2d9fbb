import { expect, it } from 'vitest'
import { approveInput } from '@/lib/evaluations/approvals/schema'

const asks = (unit: string) => {
  const read = approveInput.safeParse({ unit: 'thuong-cat', month: '2026-10', quotaReasons: { unit } })
  return read.success ? [] : read.error.issues.map(({ path, message }) => [path.join('.'), message])
}

it.each(['x', ' vượt ', '-'])(
  'a reason for a quota that says no more than %j is sent back with what to write',
  (reason) => {
    expect(asks(reason)).toEqual([
      ['quotaReasons.unit', expect.stringContaining('Ghi rõ hơn vì sao nhóm này vượt')],
    ])
  },
)

// An empty one is asked for with the sum of the group, by the command.
it.each(['', 'Ít người', 'Đơn vị dẫn đầu.'])('%j is taken', (reason) => {
  expect(asks(reason)).toEqual([])
})
