import { Tag } from '@/components/ui/tag'
import type { StandardState } from '@/lib/one-stop/states/schema'

type StateTagProps = {
  state: Pick<StandardState, 'met'> | null
  words: { met: string; not: string; unsaid: string }
}

/** Whether a ward says it meets a standard; not said is not “not yet”. */
export function StateTag({ state, words }: StateTagProps) {
  if (!state)
    return (
      <Tag shape="ring" tone="soft">
        {words.unsaid}
      </Tag>
    )
  return state.met ? (
    <Tag shape="check" tone="settled">
      {words.met}
    </Tag>
  ) : (
    <Tag shape="half" tone="caution">
      {words.not}
    </Tag>
  )
}
