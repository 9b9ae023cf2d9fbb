import { z } from 'zod'
import { storable } from './fold'

const expected: Record<string, string> = { number: 'số', int: 'số nguyên', boolean: 'true hoặc false' }

// What no schema has words of its own for is still said to somebody who reads Vietnamese.
z.config({
  customError: (issue) => {
    if (issue.code === 'unrecognized_keys') return `Không có mục ${issue.keys.join(', ')}.`
    if (issue.input === undefined || issue.input === null || issue.input === '')
      return 'Chưa ghi hoặc chưa chọn.'
    if (issue.code === 'too_big' && issue.origin === 'string')
      return `Nhiều nhất ${issue.maximum} ký tự; hãy viết gọn lại.`
    if (issue.code === 'too_small' && issue.origin !== 'string') return `Ít nhất là ${issue.minimum}.`
    if (issue.code === 'too_big') return `Nhiều nhất là ${issue.maximum}.`
    if (issue.code === 'invalid_type' && issue.expected in expected)
      return `Phải là ${expected[issue.expected]}.`
    return 'Không đúng dạng; hãy chọn hoặc ghi lại.'
  },
})

/** Text from outside: `z.string()` without what PostgreSQL keeps in no text, taken out before anything is asked of it. */
export function textIn(params?: Parameters<typeof z.string>[0]): z.ZodString {
  return z.string(params).overwrite(storable)
}

/** A name that every object has (`constructor`) is no name of a field: looked up, it would give what nobody typed. */
export function isFieldName(name: string): boolean {
  return !(name in {})
}
