import { z } from 'zod'

export const formats = ['poster', 'sheet', 'desk-card'] as const
/** Where a paper is made to hang or stand: a closed list, so that nobody can print words of her own under a ward's name. */
export const places = [
  'head-office',
  'one-stop',
  'reception',
  'culture-house',
  'neighbourhood',
  'workroom',
  'desk',
] as const

export type Format = (typeof formats)[number]
export type Place = (typeof places)[number]
export type PaperDocument = { kind: 'code'; slug: string } | { kind: 'one-stop' }

/** One printed paper: what, in which version, for whom, of which size and for which place. */
export type Paper = {
  document: PaperDocument
  version: number
  unit: string
  format: Format
  place: Place
}

/** A paper's standing on a day. `replaced`: by `version`, which counts `on` that day. */
export type PaperState =
  | { state: 'current'; from: string }
  | { state: 'to-come'; from: string }
  | { state: 'replaced'; on: string; version: number }
  | { state: 'ended'; on: string }
  /** The unit it was printed for exists no more. */
  | { state: 'unit-ended'; on: string }

export type DatedVersion = { version: number; from: string; to: string | null }

export const bleeds = z.coerce.number().int().min(1).max(5)
