/** The portal's marks. Each has its own outline, so that a meaning survives black ink and colour-blind
 * eyes; none stands without a word beside it. */
export type ShapeName =
  'disc' | 'half' | 'ring' | 'square' | 'triangle' | 'diamond' | 'arrow' | 'dash' | 'check' | 'cross'

const DRAWN: Record<ShapeName, React.ReactNode> = {
  disc: <circle cx="8" cy="8" r="7" />,
  half: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" />
      <path d="M8 2a6 6 0 0 1 0 12z" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" />,
  square: <path d="M2 2h12v12H2z" />,
  triangle: <path d="M8 1l7.5 14H.5z" />,
  diamond: <path d="M8 0l8 8-8 8-8-8z" />,
  arrow: <path d="M1 6.5h7V1.5L15.5 8 8 14.5v-5H1z" />,
  dash: <path d="M1 6.5h14v3H1z" />,
  check: <path d="M1.5 8.5l4.5 4.5 8.5-10" fill="none" strokeWidth="3" />,
  cross: <path d="M2.5 2.5l11 11m0-11l-11 11" fill="none" strokeWidth="3" />,
}

export function Shape({ name }: { name: ShapeName }) {
  return (
    <svg className="n-shape" viewBox="0 0 16 16" aria-hidden="true">
      {DRAWN[name]}
    </svg>
  )
}
