import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import jsQR from 'jsqr'
import { needPoppler } from '@/lib/run/poppler.mjs'

const start = promisify(execFile)

export type ReadPdf = {
  /** What pdfinfo says: `Tagged`, `Pages`, `Title`, `Page size` … */
  info: Record<string, string>
  /** Each page's width and height in millimetres. */
  pages: { width: number; height: number }[]
  /** Of the first page, in millimetres from its lower left corner: left, bottom, right, top. */
  trim: number[]
  bleed: number[]
  fonts: { name: string; embedded: boolean }[]
  text: string
}

/** A PDF as poppler reads it: another program than the one that wrote it. */
export function readPdf(pdf: Uint8Array, { layout = true } = {}): Promise<ReadPdf> {
  return withFile(pdf, async (file) => {
    const [info, text, fonts] = await Promise.all([
      said('pdfinfo', ['-box', '-l', '9999', file]),
      said('pdftotext', [...(layout ? ['-layout'] : []), '-enc', 'UTF-8', file, '-']),
      said('pdffonts', [file]),
    ])
    const boxes = { trim: box(info, 'TrimBox'), bleed: box(info, 'BleedBox') }
    return { info: pairs(info), pages: sizes(info), ...boxes, fonts: faces(fonts), text }
  })
}

/** The tree of tags with its words, as a screen reader gets it. */
export function readTags(pdf: Uint8Array): Promise<string> {
  return withFile(pdf, (file) => said('pdfinfo', ['-struct-text', file]))
}

/** One page drawn in grey: one byte a pixel. */
function drawPage(pdf: Uint8Array, page: number, dpi: number) {
  return withFile(pdf, async (file, folder) => {
    const at = ['-f', String(page), '-l', String(page), '-r', String(dpi), '-gray', '-singlefile']
    await said('pdftoppm', [...at, file, join(folder, 'page')])
    const image = await readFile(join(folder, 'page.pgm'))
    const [head = '', width, height] =
      /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 40)) ?? []
    return { width: Number(width), height: Number(height), grey: image.subarray(head.length) }
  })
}

/** What the QR code on the first page says, as a telephone would see it, and how wide it is in millimetres. */
export async function scan(pdf: Uint8Array, dpi: number, page = 1) {
  const { width, height, grey } = await drawPage(pdf, page, dpi)
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let at = 0; at < width * height; at++) pixels.fill(grey[at]!, at * 4, at * 4 + 3)
  const found = jsQR(pixels, width, height)
  const { topLeftCorner: left, topRightCorner: right } = found?.location ?? {}
  return { says: found?.data, wide: ((right?.x ?? 0) - (left?.x ?? 0)) / (dpi / 25.4) }
}

export async function withFile<Value>(
  pdf: Uint8Array,
  use: (file: string, folder: string) => Promise<Value>,
) {
  await needPoppler()
  const folder = await mkdtemp(join(tmpdir(), 'nep-pdf-'))
  try {
    const file = join(folder, 'paper.pdf')
    await writeFile(file, pdf)
    return await use(file, folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function said(program: string, args: string[]): Promise<string> {
  return (await start(program, args, { maxBuffer: 64_000_000 })).stdout
}

function pairs(info: string): Record<string, string> {
  const lines = info.split('\n').map((line) => /^([^:]+):\s*(.*)$/.exec(line))
  return Object.fromEntries(lines.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])))
}

const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 254) / 10

function box(info: string, name: string): number[] {
  const [, points = ''] = new RegExp(`^Page\\s+1 ${name}:\\s*(.+)$`, 'm').exec(info) ?? []
  return points.trim().split(/\s+/).map(millimetres)
}

function sizes(info: string) {
  return [...info.matchAll(/^Page\s+\d+ size:\s*([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height]) => ({
    width: millimetres(width),
    height: millimetres(height),
  }))
}

function faces(fonts: string) {
  const lines = fonts.trim().split('\n').slice(2)
  return lines.map((line) => {
    const [name = ''] = line.split(/\s+/)
    return {
      name: name.replace(/^[A-Z]{6}\+/, ''),
      embedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+/.exec(line)?.[1] === 'yes',
    }
  })
}
