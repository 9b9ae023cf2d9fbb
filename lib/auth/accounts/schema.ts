import { z } from 'zod'
import { textIn } from '@/lib/text'

export const accountSwitch = z.object({ accountId: z.uuid(), disabled: z.boolean() })
export type AccountSwitch = z.infer<typeof accountSwitch>

export type AccountView = {
  id: string
  personId: string
  userName: string
  fullName: string
  positionTitle: string | null
  disabled: boolean
  /** Her password was drawn for her and not yet replaced. */
  mustChange: boolean
  /** An instant in ISO form; null when she has never signed in. */
  lastSignIn: string | null
  /** The asker's own: she cannot shut herself out. */
  own: boolean
}

/** Whom create-admin makes; the unit is named by the code of today's unit. */
export const newAdministrator = z.object({
  userName: textIn().min(1),
  fullName: textIn().min(1),
  unitCode: textIn().min(1),
  password: textIn().min(10),
})
export type NewAdministrator = z.infer<typeof newAdministrator>
