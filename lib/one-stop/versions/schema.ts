import { z } from 'zod'
import { textIn } from '@/lib/text'
import { amenitySchema, counterSchema, serviceHoursSchema, standardSchema } from '../schema'

/** What a ward's one-stop paper says; the database itself writes it when anything of it changes. */
export const versionContent = z.object({
  address: textIn().nullable(),
  hotline: textIn().nullable(),
  illustrative: z.boolean(),
  hours: z.array(serviceHoursSchema),
  counters: z.array(counterSchema),
  amenities: z.array(amenitySchema.pick({ text: true, textEn: true })),
  standards: z.array(standardSchema.pick({ group: true, text: true, textEn: true })),
})

export type VersionContent = z.infer<typeof versionContent>

/** `since`: the day in the office from which it says so. */
export type ModelVersion = { version: number; since: string }
export type OneStopPaper = {
  unit: { slug: string; name: string }
  versions: ModelVersion[]
  content: VersionContent
}
