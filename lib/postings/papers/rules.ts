import type { texts } from '@/lib/texts'
import type { Format, Paper } from '../schema'

export type PaperWords = ReturnType<typeof texts<'papers'>>

/** What every paper is told: itself, its unit, the address that verifies it (with its picture), the bleed in mm. */
export type PaperFrame = {
  paper: Paper
  unit: { slug: string; name: string }
  address: string
  qr: string
  bleed: number
}

const sizes: Record<Format, 'a3' | 'a4'> = { poster: 'a3', sheet: 'a4', 'desk-card': 'a4' }

export function sizeWord(format: Format): 'a3' | 'a4' {
  return sizes[format]
}

/** The foot of a paper: its code, and what it is. The address breaks before its last part. */
export function paperFoot(frame: PaperFrame, t: PaperWords, facts: { label: string; value: string }[]) {
  const { paper, unit, address, qr } = frame
  const bare = address.replace(/^https?:\/\//, '')
  const token = bare.lastIndexOf('/') + 1
  return {
    qr,
    alt: t('alt', { address }),
    ask: t('ask'),
    how: t('how'),
    address: [bare.slice(0, token), bare.slice(token)],
    facts: [
      ...facts,
      { label: t('madeFor'), value: t('madeForAt', { unit: unit.name, place: t(`place.${paper.place}`) }) },
    ],
  }
}
