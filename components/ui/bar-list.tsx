import type { ReactNode } from 'react'
import { VisuallyHidden } from './text'

export type BarPattern = 'solid' | 'hatch' | 'dots' | 'outline'

/** `label` is the figure as read (`1.165 · 84 %`); with `value: null` it says why there is none. */
export type Bar = {
  key: string
  name: ReactNode
  value: number | null
  label: string
  note?: ReactNode
  pattern?: BarPattern
}

type BarListProps = {
  id: string
  bars: Bar[]
  /** The whole that the longest possible bar stands for; the largest value by default. */
  max?: number
}

// The rest of the width belongs to the figure at the bar's end.
const LONGEST = 66

/** Names above, figures at the bars' ends, patterns beside colour; lengths start at 0. */
export function BarList({ id, bars, max }: BarListProps) {
  const whole = max ?? Math.max(...bars.map((bar) => bar.value ?? 0), 1)
  const firstDrawn = bars.findIndex((bar) => bar.value !== null)
  return (
    <ul className="n-bars">
      {bars.map((bar, index) => (
        <li key={bar.key}>
          <p className="n-bars-name">
            {bar.name}
            {bar.note != null && <span className="n-bars-note">{bar.note}</span>}
            {bar.value !== null && <VisuallyHidden>{bar.label}</VisuallyHidden>}
          </p>
          {bar.value === null ? (
            <p className="n-none">{bar.label}</p>
          ) : (
            <svg width="100%" height="28" aria-hidden="true">
              {index === firstDrawn && <Patterns id={id} />}
              <BarMark id={id} pattern={bar.pattern ?? 'solid'} width={share(bar.value, whole)} />
              <text x={`${share(bar.value, whole)}%`} dx="10" y="20">
                {bar.label}
              </text>
            </svg>
          )}
        </li>
      ))}
    </ul>
  )
}

function BarMark({ id, pattern, width }: { id: string; pattern: BarPattern; width: number }) {
  if (width === 0) return <path className="n-bars-zero" d="M1 4V24" />
  // A sliver has no room for a pattern.
  const drawn = width < 2 ? 'solid' : pattern
  return (
    <rect
      className={`n-bars-mark n-bars-${drawn}`}
      x="1"
      y="4"
      width={`${Math.max(width, 0.5)}%`}
      height="20"
      fill={drawn === 'hatch' || drawn === 'dots' ? `url(#${id}-${drawn})` : undefined}
    />
  )
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className="n-bars-ink" d="M0 0V8" />
      </pattern>
      <pattern id={`${id}-dots`} width="8" height="8" patternUnits="userSpaceOnUse">
        <circle className="n-bars-dot" cx="4" cy="4" r="1.8" />
      </pattern>
    </defs>
  )
}

function share(value: number, whole: number): number {
  return Math.round((value / whole) * LONGEST * 100) / 100
}
