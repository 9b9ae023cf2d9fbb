import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Shape, type ShapeName } from './shape'

export type NoticeKind = 'plain' | 'caution' | 'settled' | 'attend'

const SHAPES: Record<NoticeKind, ShapeName> = {
  plain: 'diamond',
  caution: 'triangle',
  settled: 'check',
  attend: 'square',
}

type NoticeProps = {
  kind?: NoticeKind
  title: ReactNode
  children?: ReactNode
  /** Read out when it appears: for the outcome of what was just done. A refusal (`attend`) is gone to as well. */
  announced?: boolean
}

/** `plain` tells (illustrative data), `caution` warns, `settled` confirms, `attend` asks to act. */
export function Notice({ kind = 'plain', title, children, announced }: NoticeProps) {
  return (
    <div className={classNames('n-notice', `n-notice-${kind}`)} role={announced ? 'status' : undefined}>
      <Shape name={SHAPES[kind]} />
      <div className="n-notice-body">
        <p
          className="n-notice-title"
          {...(announced && kind === 'attend' && { tabIndex: -1, autoFocus: true })}
        >
          {title}
        </p>
        {children}
      </div>
    </div>
  )
}
