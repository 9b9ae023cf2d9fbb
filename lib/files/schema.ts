import { z } from 'zod'

/** The noun whose policy says who may read the file. */
export const fileOwners = [
  'feedback',
  'appeal',
  'evaluations',
  'postings',
  'one-stop',
  'codes',
  'inspections',
] as const
export type FileOwner = (typeof fileOwners)[number]

export const largestFile = 10 * 1024 * 1024
export const mostPixels = 40_000_000

/** Why a file is not kept; the sentences are in lib/texts/vi/files.json. */
export const fileRefusals = [
  'empty',
  'too-large',
  'too-many-pixels',
  'heic',
  'pdf-not-here',
  'pdf-active',
  'other-kind',
  'unreadable',
] as const
export type FileRefusal = (typeof fileRefusals)[number]

export const mediaTypes = ['image/jpeg', 'application/pdf'] as const
export type MediaType = (typeof mediaTypes)[number]

export type AcceptedFile = {
  mediaType: MediaType
  bytes: Uint8Array<ArrayBuffer>
  thumbnail: Uint8Array<ArrayBuffer> | null
  width: number | null
  height: number | null
  /** As it was called, without path and control marks, with the ending of what it is now. */
  name: string
}

/** What an address asks for: a file, whole or as its thumbnail. */
export const fileAsked = z.object({ id: z.uuid(), size: z.enum(['whole', 'thumbnail']) })
export type FileSize = z.infer<typeof fileAsked>['size']
