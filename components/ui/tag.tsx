import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Shape, type ShapeName } from './shape'

export type Tone = 'ink' | 'soft' | 'attend' | 'caution' | 'settled'

/** A state in a word and a shape. The shape carries what the tone does, for black-and-white paper. */
export function Tag({
  shape,
  tone = 'ink',
  children,
}: {
  shape: ShapeName
  tone?: Tone
  children: ReactNode
}) {
  return (
    <span className={classNames('n-tag', tone !== 'ink' && `n-tag-${tone}`)}>
      <Shape name={shape} />
      {children}
    </span>
  )
}
