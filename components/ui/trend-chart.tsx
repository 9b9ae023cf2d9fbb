import { extent } from './extent'
import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'

/** `label` names the month, `value` is `null` where there is no figure. */
export type TrendPoint = { key: string; label: string; value: number | null }

type TrendChartProps = {
  id: string
  caption: string
  note?: string
  /** The sentence that says what the line shows; the figures themselves stand in a table beside it. */
  desc: string
  points: TrendPoint[]
  formatValue: (value: number) => string
  /** The scale's ends, where the figures' own would exaggerate or hide. */
  domain?: [number, number]
}

const NARROW = { width: 360, height: 210, left: 62, name: 'n-trend-narrow' }
const WIDE = { width: 720, height: 260, left: 70, name: 'n-trend-wide' }

/** Drawn on the server, twice: a phone gets a narrow drawing rather than small letters. */
export function TrendChart(props: TrendChartProps) {
  if (props.points.every((point) => point.value === null)) return null
  return (
    <figure className="n-trend">
      <figcaption>
        {props.caption}
        {props.note != null && <small>{props.note}</small>}
      </figcaption>
      <Drawing {...props} frame={NARROW} />
      <Drawing {...props} frame={WIDE} />
    </figure>
  )
}

function Drawing(props: TrendChartProps & { frame: typeof NARROW }) {
  const { id, caption, desc, points, formatValue, domain, frame } = props
  const top = 34
  const base = frame.height - 30
  const right = frame.width - 10
  const x = scalePoint<string>(
    points.map((point) => point.key),
    [frame.left + 8, right],
  )
  const y = scaleLinear(domain ?? extent(points), [base, top])
  if (!domain) y.nice(3)
  const at = (point: TrendPoint) => ({ x: round(x(point.key) ?? 0), y: round(y(point.value ?? 0)) })
  const path = line<TrendPoint>()
    .defined((point) => point.value !== null)
    .x((point) => at(point).x)
    .y((point) => at(point).y)
    .digits(1)
  const last = points.findLast((point) => point.value !== null)
  const name = `${id}-${frame.name}`
  return (
    <svg
      className={frame.name}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby={`${name}-t ${name}-d`}
    >
      <title id={`${name}-t`}>{caption}</title>
      <desc id={`${name}-d`}>{desc}</desc>
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <path className="n-trend-rule" d={`M${frame.left} ${round(y(tick))}H${right}`} />
          <text x={frame.left - 8} y={round(y(tick)) + 5} textAnchor="end">
            {formatValue(tick)}
          </text>
        </g>
      ))}
      <path className="n-trend-base" d={`M${frame.left} ${base}H${right}`} />
      <path className="n-trend-line" d={path(points) ?? undefined} />
      {points
        .filter((_, index) => standsAlone(points, index))
        .map((point) => (
          <circle key={point.key} className="n-trend-dot" cx={at(point).x} cy={at(point).y} r="4" />
        ))}
      <text x={frame.left + 8} y={frame.height - 6}>
        {points[0]?.label}
      </text>
      {points.length > 1 && (
        <text x={right} y={frame.height - 6} textAnchor="end">
          {points.at(-1)?.label}
        </text>
      )}
      {last && <LastPoint {...at(last)} text={formatValue(last.value ?? 0)} right={right} />}
    </svg>
  )
}

function LastPoint({ x, y, text, right }: { x: number; y: number; text: string; right: number }) {
  return (
    <>
      <circle className="n-trend-dot" cx={x} cy={y} r="6" />
      <text className="n-trend-last" x={Math.min(x + 6, right + 2)} y={y - 14} textAnchor="end">
        {text}
      </text>
    </>
  )
}

// A month between two without figures has no line to either side: it gets a dot, or it would vanish.
function standsAlone(points: TrendPoint[], index: number): boolean {
  const here = points[index]?.value ?? null
  return (
    here !== null &&
    (points[index - 1]?.value ?? null) === null &&
    (points[index + 1]?.value ?? null) === null
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
