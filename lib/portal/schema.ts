import { z } from 'zod'
import { textIn } from '@/lib/text'

/** Whose portal this is. `illustrative`: sample data, said on every page. `leastGroup`: k of small-group protection. */
export const portalSettings = z.object({
  name: textIn().default('Nếp'),
  unit: textIn().default('Thành phố Hà Nội'),
  unitEn: textIn().default('Hanoi City'),
  illustrative: z.boolean().default(false),
  leastGroup: z.number().int().min(5).default(5),
})

export type PortalSettings = z.infer<typeof portalSettings>
