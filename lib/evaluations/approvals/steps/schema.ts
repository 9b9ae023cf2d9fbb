import type { SheetState } from '../../sheets/schema'

/** A step the sheet took. `by` null: the portal itself. `signing`: for whom she acted, as “KT. Nguyễn Văn An”. */
export type Step = {
  id: string
  to: SheetState
  at: string
  by: string | null
  signing: string | null
  reason: string | null
}
