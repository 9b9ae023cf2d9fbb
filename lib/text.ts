import { z } from 'zod'
import { storable } from './fold'

// What no schema has words of its own for is still said to somebody who reads Vietnamese.
z.config({
  customError: (issue) => {
    if (issue.input === undefined || issue.input === null || issue.input === '')
      return 'Chưa ghi hoặc chưa chọn.'
    if (issue.code === 'too_big' && issue.origin === 'string')
      return `Nhiều nhất ${issue.maximum} ký tự; hãy viết gọn lại.`
    return 'Không đúng dạng; hãy chọn hoặc ghi lại.'
  },
})

/** Text from outside: `z.string()` without what PostgreSQL keeps in no text, taken out before anything is asked of it. */
export function textIn(params?: Parameters<typeof z.string>[0]): z.ZodString {
  return z.string(params).overwrite(storable)
}
