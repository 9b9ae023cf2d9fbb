import { Button } from '@/components/ui/button'
import type { DraftView } from '@/lib/codes/drafts/schema'
import { arrangeAction } from '../actions'

type ArrangeButtonProps = { draft: DraftView; values: Record<string, string>; label: string }

/** One change of the draft's order, as a button. */
export function ArrangeButton({ draft, values, label }: ArrangeButtonProps) {
  return (
    <form action={arrangeAction}>
      <input type="hidden" name="code" value={draft.slug} />
      <input type="hidden" name="revision" value={draft.revision} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind="quiet">{label}</Button>
    </form>
  )
}
