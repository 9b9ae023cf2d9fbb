import { z } from 'zod'

/** Whose portal this is. `illustrative`: sample data, said on every page. `leastGroup`: k of small-group protection. */
export const portalSettings = z.object({
  name: z.string().default('Nếp'),
  unit: z.string().default('Thành phố Hà Nội'),
  unitEn: z.string().default('Hanoi City'),
  illustrative: z.boolean().default(false),
  leastGroup: z.number().int().min(5).default(5),
})

export type PortalSettings = z.infer<typeof portalSettings>
