import type { ReactNode } from 'react'
import { Shape, type ShapeName } from './shape'
import { VisuallyHidden } from './text'

export type Step = {
  key: string
  label: ReactNode
  state: 'done' | 'current' | 'next'
  /** The state in a word, for those who do not see the shape: “đã xong”. */
  stateWord: string
  note?: ReactNode
}

const SHAPES: Record<Step['state'], ShapeName> = { done: 'check', current: 'disc', next: 'ring' }

/** How far a month has come: open, submitted, approved, published. */
export function Steps({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol className="n-steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} aria-current={step.state === 'current' ? 'step' : undefined}>
          <Shape name={SHAPES[step.state]} />
          <span>
            {step.label}
            <VisuallyHidden> ({step.stateWord})</VisuallyHidden>
            {step.note != null && <small>{step.note}</small>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Whose turn it is: “Đến lượt Chủ tịch UBND phường: phê duyệt trước ngày 30/11/2026”. */
export function TurnLine({ turn, note }: { turn: ReactNode; note?: ReactNode }) {
  return (
    <div className="n-turn">
      <Shape name="arrow" />
      <div>
        <p>
          <strong>{turn}</strong>
        </p>
        {note != null && <p>{note}</p>}
      </div>
    </div>
  )
}
