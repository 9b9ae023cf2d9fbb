import { z } from 'zod'
import { isFieldName, textIn } from '@/lib/text'
import { draftLength } from '../drafts/schema'
import type { Letter, Scheme } from '../schemes/schema'
import { sheetInput } from '../sheets/schema'

// What is too long to be sent is kept whole, and said when she sends it.
const words = textIn().transform((text) =>
  text.replace(/\r\n?/g, '\n').normalize('NFC').trim().slice(0, draftLength),
)

/** Her own month as it stands in the form; a draft may hold anything, so that nothing typed is lost. */
export const selfInput = sheetInput.extend({
  cells: z.record(textIn().max(60).refine(isFieldName), textIn().max(200)),
  strengths: words,
  weaknesses: words,
})
export type SelfInput = z.infer<typeof selfInput>

/** The form as the browser sends it while she types: every field by its name. */
export const typedInput = z.record(textIn().max(80).refine(isFieldName), textIn())

/** A field of the form by its key and a sentence. */
export type SelfFault = { key: string; why: string }

/** What was sent, for those who may see the sheet's points: cells by the keys of the grid, written `4,5`. */
export type SelfScore = {
  cells: Record<string, string>
  total: string | null
  grade: Letter | null
  strengths: string
  weaknesses: string
  sentAt: string
}

export type SelfView = {
  unit: { slug: string; name: string }
  month: string
  scheme: Scheme
  /** The cells that are asked, in the order of the form, with what stands in them. */
  cells: Record<string, string>
  leads: boolean
  strengths: string
  weaknesses: string
  savedAt: string | null
  sentAt: string | null
  total: string | null
  grade: Letter | null
  /** By which day it is due. */
  deadline: string
  late: boolean
  /** Who decides scores her, and takes it until then. */
  byHead: boolean
  /** Whether it may still be written and sent. */
  open: boolean
}

export type DueSelf = { unit: { slug: string; name: string }; month: string; deadline: string; late: boolean }
