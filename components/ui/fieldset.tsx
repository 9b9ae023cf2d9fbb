import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { HintAndError } from './field'

export type FieldsetProps = {
  id: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Written as a heading: for a page that asks one question. */
  large?: boolean
  children: ReactNode
}

export function Fieldset({ id, legend, hint, error, large, children }: FieldsetProps) {
  const described = [hint != null && `${id}-hint`, error != null && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      id={id}
      className={classNames('n-fieldset', large && 'n-fieldset-title', error != null && 'n-wrong')}
      aria-describedby={described || undefined}
    >
      <legend>{legend}</legend>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}
