import { excerptOf } from '@/lib/fold'

/** A text that was found, with the words that were asked for marked; of a long one the part around the first hit. */
export function Marked({ text, words, longest = 220 }: { text: string; words: string; longest?: number }) {
  return excerptOf(text, words, longest).map((piece, index) =>
    piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text,
  )
}
