import type { ShapeName } from '@/components/ui/shape'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Standing } from '@/lib/inspections/schema'
import { texts } from '@/lib/texts'

const looks: Record<Standing, [ShapeName, Tone]> = {
  noted: ['ring', 'soft'],
  open: ['half', 'caution'],
  reported: ['half', 'ink'],
  overdue: ['triangle', 'attend'],
  closed: ['check', 'settled'],
}

/** How a finding stands, in a word and a shape. */
export function StandingTag({ standing }: { standing: Standing }) {
  const [shape, tone] = looks[standing]
  return (
    <Tag shape={shape} tone={tone}>
      {texts('vi', 'inspections')(`standings.${standing}`)}
    </Tag>
  )
}
