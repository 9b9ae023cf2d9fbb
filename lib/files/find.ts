import 'server-only'
import { db } from '@/lib/db'
import { type FileOwner, fileOwners, type FileSize, type MediaType, mediaTypes } from './schema'

type FileLine = { owner: FileOwner; mediaType: MediaType; name: string }

/** Whose file it is; null when there is none. Asked before the bytes are read. */
export async function findFileLine(id: string): Promise<FileLine | null> {
  const row = await db.storedFile.findUnique({
    where: { id },
    select: { owner: true, mediaType: true, name: true },
  })
  const owner = fileOwners.find((known) => known === row?.owner)
  const mediaType = mediaTypes.find((known) => known === row?.mediaType)
  return row && owner && mediaType ? { owner, mediaType, name: row.name } : null
}

/** The bytes; null when there is no file, or no thumbnail of it. */
export async function findFileBytes(id: string, size: FileSize): Promise<Uint8Array<ArrayBuffer> | null> {
  if (size === 'thumbnail') {
    const row = await db.storedFile.findUnique({ where: { id }, select: { thumbnail: true } })
    return row?.thumbnail ?? null
  }
  const row = await db.storedFile.findUnique({ where: { id }, select: { bytes: true } })
  return row?.bytes ?? null
}
