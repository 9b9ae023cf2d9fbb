import { z } from 'zod'
import { storable } from './fold'

/** Text from outside: `z.string()` without what PostgreSQL keeps in no text, taken out before anything is asked of it. */
export function textIn(params?: Parameters<typeof z.string>[0]): z.ZodString {
  return z.string(params).overwrite(storable)
}
