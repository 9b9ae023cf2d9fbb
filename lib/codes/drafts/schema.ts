import { z } from 'zod'
import { textIn } from '@/lib/text'
import { ruleKinds } from '../schema'
import type { VersionState } from '../views/schema'

const line = textIn().max(4000)
const body = textIn().max(40_000)

export const draftRule = z.object({ kind: z.enum(ruleKinds), text: line, textEn: line })

export const draftArticle = z.object({
  id: textIn().max(40),
  title: line,
  titleEn: line,
  summary: line,
  summaryEn: line,
  text: body,
  textEn: body,
  rules: z.array(draftRule).max(200),
})

export const draftHead = z.object({
  title: line,
  titleEn: line,
  number: line,
  issuedOn: line,
  issuedBy: line,
  issuedByEn: line,
  note: line,
  noteEn: line,
  /** An address a line. */
  sources: body,
})

const draftChapter = z.object({
  id: textIn().max(40),
  title: line,
  titleEn: line,
  articles: z.array(draftArticle).max(300),
})

/** Something of a DOCX that found no place; it waits until the editor has seen to it. */
const leftover = z.object({ text: body, why: textIn(), settled: z.boolean() })

/** A draft may be anything while it is written: empty, wrong, half done. Only publishing judges. */
export const draftContent = z.object({
  head: draftHead,
  chapters: z.array(draftChapter).max(60),
  leftovers: z.array(leftover).max(3000),
})

const id = textIn().min(1).max(40)

/** What one save does to a draft. */
export const draftChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), id, fields: draftArticle.omit({ id: true }) }),
  z.object({ kind: z.literal('head'), fields: draftHead }),
  z.object({ kind: z.literal('chapter'), id, fields: z.object({ title: line, titleEn: line }) }),
  z.object({ kind: z.literal('add-article'), chapter: id, id }),
  z.object({ kind: z.literal('move-article'), id, by: z.union([z.literal(-1), z.literal(1)]) }),
  z.object({ kind: z.literal('remove-article'), id }),
  z.object({ kind: z.literal('add-chapter'), id }),
  z.object({ kind: z.literal('remove-chapter'), id }),
  z.object({ kind: z.literal('settle'), at: z.number().int().min(0) }),
  z.object({ kind: z.literal('document'), content: draftContent }),
])

export type DraftRule = z.infer<typeof draftRule>
export type DraftArticle = z.infer<typeof draftArticle>
export type DraftHead = z.infer<typeof draftHead>
export type DraftContent = z.infer<typeof draftContent>
export type DraftChange = z.infer<typeof draftChange>
export type DraftState = 'draft' | 'review' | 'published' | 'withdrawn'

/** A flaw with the part of the draft and the field where it is mended. */
export type DraftFlaw = {
  part: { kind: 'article' | 'chapter'; id: string } | { kind: 'head' | 'leftovers' | 'whole' }
  field: string
  where: string
  why: string
}

/** The version that a draft was begun from, and what takes its place later, if that is published already. */
export type DraftBase = {
  version: number
  inForceFrom: string
  inForceTo: string | null
  next: { version: number; inForceFrom: string } | null
}

export type DraftView = {
  slug: string
  binding: boolean
  /** Of the version it was begun from. */
  title: string
  base: DraftBase
  /** The newest number that was published. */
  lastVersion: number
  state: DraftState
  revision: number
  openedBy: string
  savedBy: string
  /** ISO instant. */
  savedAt: string
  returnReason: string | null
  /** Whether she wrote any of it: then somebody else publishes. */
  mine: boolean
  content: DraftContent
}

export type DraftLine = {
  slug: string
  title: string
  number: string
  /** In force, and to come: a draft may be begun from each of them. */
  live: { version: number; inForceFrom: string; state: VersionState }[]
  draft: Pick<DraftView, 'state' | 'revision' | 'savedBy' | 'savedAt' | 'mine'> | null
}
