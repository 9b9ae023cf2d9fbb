import { said, withFile } from './pdf'

/** In points from the upper left corner of the page. */
export type Ruled = { from: number; to: number; at: number; dotted: boolean }
export type Placed = { text: string; from: number; to: number; top: number; bottom: number }

/** Where the words of one page stand, and the level lines that are drawn on it. */
export function readLines(pdf: Uint8Array, page = 1): Promise<{ words: Placed[]; rules: Ruled[] }> {
  return withFile(pdf, async (file) => {
    const only = ['-f', String(page), '-l', String(page)]
    const [words, drawn] = await Promise.all([
      said('pdftotext', ['-bbox', ...only, file, '-']),
      said('pdftocairo', ['-svg', ...only, file, '-']),
    ])
    return { words: placed(words), rules: ruled(drawn) }
  })
}

function placed(boxes: string): Placed[] {
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g
  return [...boxes.matchAll(word)].map(([, from, top, to, bottom, text = '']) => ({
    text,
    from: Number(from),
    to: Number(to),
    top: Number(top),
    bottom: Number(bottom),
  }))
}

function ruled(svg: string): Ruled[] {
  const line =
    /<path style="fill:none;([^"]*)" d="M (\S+) (\S+) L (\S+) (\S+) " transform="matrix\(([^)]*)\)"\/>/g
  return [...svg.matchAll(line)].flatMap(
    ([, style = '', x = '', y = '', toX = '', toY = '', matrix = '']) => {
      if (Math.abs(Number(y) - Number(toY)) > 0.1) return []
      const [scale = 1, , , tall = 1, left = 0, down = 0] = matrix.split(',').map(Number)
      const [from, to] = [Number(x) * scale + left, Number(toX) * scale + left]
      return [{ from, to, at: Number(y) * tall + down, dotted: style.includes('stroke-dasharray') }]
    },
  )
}
