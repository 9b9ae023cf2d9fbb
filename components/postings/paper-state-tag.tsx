import type { ShapeName } from '@/components/ui/shape'
import { Tag, type Tone } from '@/components/ui/tag'
import type { PaperState } from '@/lib/postings/schema'

const LOOKS: Record<PaperState['state'], { shape: ShapeName; tone: Tone }> = {
  current: { shape: 'check', tone: 'settled' },
  'to-come': { shape: 'half', tone: 'caution' },
  replaced: { shape: 'cross', tone: 'attend' },
  ended: { shape: 'cross', tone: 'attend' },
  'unit-ended': { shape: 'cross', tone: 'attend' },
}

/** The mark above the verdict on a paper: seen at arm's length, before a word is read. */
export function PaperStateTag({ state, label }: { state: PaperState['state']; label: string }) {
  return <Tag {...LOOKS[state]}>{label}</Tag>
}
