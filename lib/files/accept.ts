import 'server-only'
import sharp from 'sharp'
import { kindOf, runsSomething } from './kind'
import { fileName } from './name'
import { type AcceptedFile, type FileRefusal, largestFile, mostPixels } from './schema'

// Only the three readers that are needed: libvips knows fifty kinds, each with its own bugs.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

const LONGEST_SIDE = 2400
const THUMBNAIL_SIDE = 320
const SECONDS = 20

export type Acceptance = { ok: true; file: AcceptedFile } | { ok: false; reason: FileRefusal }

/** A file worth keeping, made of what was uploaded, or why not. `pdf`: whether the caller takes PDF besides images. */
export async function acceptFile(
  bytes: Uint8Array,
  name: string,
  { pdf = false }: { pdf?: boolean } = {},
): Promise<Acceptance> {
  if (bytes.length === 0) return no('empty')
  if (bytes.length > largestFile) return no('too-large')
  const kind = kindOf(bytes)
  if (kind === 'image') return inTurn(() => redraw(bytes, name))
  if (kind !== 'pdf') return no(kind)
  if (!pdf) return no('pdf-not-here')
  if (runsSomething(bytes)) return no('pdf-active')
  const kept = { mediaType: 'application/pdf', bytes: own(bytes), name: fileName(name, 'pdf') } as const
  return { ok: true, file: { ...kept, thumbnail: null, width: null, height: null } }
}

async function redraw(bytes: Uint8Array, name: string): Promise<Acceptance> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > mostPixels) return no('too-many-pixels')
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: 84 })
      .toBuffer({ resolveWithObject: true })
    const thumbnail = await sharp(data)
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 72 })
      .toBuffer()
    return {
      ok: true,
      file: {
        mediaType: 'image/jpeg',
        bytes: own(data),
        thumbnail: own(thumbnail),
        width: info.width,
        height: info.height,
        name: fileName(name, 'jpg'),
      },
    }
  } catch {
    return no('unreadable')
  }
}

// One picture at a time: forty million pixels are 120 MB while they are drawn.
let turn: Promise<unknown> = Promise.resolve()

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

function no(reason: FileRefusal): Acceptance {
  return { ok: false, reason }
}
