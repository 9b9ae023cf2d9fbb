import type { ShapeName } from '@/components/ui/shape'
import { Tag, type Tone } from '@/components/ui/tag'
import type { SheetState } from '@/lib/evaluations/sheets/schema'
import { texts } from '@/lib/texts'

const looks: Record<SheetState, [ShapeName, Tone]> = {
  open: ['ring', 'soft'],
  submitted: ['half', 'caution'],
  approved: ['half', 'caution'],
  published: ['check', 'settled'],
  returned: ['square', 'attend'],
  reopened: ['square', 'attend'],
}

/** Where a month stands, in a word and a shape. */
export function StateTag({ state }: { state: SheetState }) {
  const [shape, tone] = looks[state]
  return (
    <Tag shape={shape} tone={tone}>
      {texts('vi', 'staff')(`state.${state}`)}
    </Tag>
  )
}
