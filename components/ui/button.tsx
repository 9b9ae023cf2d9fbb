import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

export type ButtonKind = 'main' | 'second' | 'quiet'

/** One `main` a page: the next action. Others are `second`; what undoes or leaves is `quiet`. */
export function Button({
  kind = 'main',
  type = 'submit',
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button {...rest} type={type} className={look(kind)} />
}

/** Looks like a button and goes somewhere: only for the start of a task. */
export function LinkButton({
  kind = 'main',
  ...rest
}: ComponentProps<'a'> & { href: string; kind?: ButtonKind }) {
  return <a {...rest} className={look(kind)} />
}

export function Buttons({ children }: { children: ReactNode }) {
  return <div className="n-buttons">{children}</div>
}

function look(kind: ButtonKind): string {
  return classNames('n-button', kind === 'second' && 'n-button-second', kind === 'quiet' && 'n-button-quiet')
}
