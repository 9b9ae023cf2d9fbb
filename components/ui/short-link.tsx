import { VisuallyHidden } from './text'

/** Short to the eye in its column, whole to the ear. */
export function ShortLink({ href, short, whole }: { href: string; short: string; whole: string }) {
  return (
    <a href={href}>
      <span aria-hidden="true">{short}</span>
      <VisuallyHidden>{whole}</VisuallyHidden>
    </a>
  )
}
