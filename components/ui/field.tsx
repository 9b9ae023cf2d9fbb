import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { Shape } from './shape'

export type FieldTexts = { id: string; label: ReactNode; hint?: ReactNode; error?: ReactNode }

/** `4`, `10`, `20`: as wide as an answer of so many characters, since the width tells what is asked for. */
export type FieldWidth = 'full' | '4' | '10' | '20'

type InputProps = Omit<ComponentProps<'input'>, 'id'> & FieldTexts & { width?: FieldWidth }

export function Field({ id, label, hint, error, width = 'full', ...input }: InputProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input type="text" {...input} {...ties(id, hint, error)} className={sized(width)} />
    </FieldFrame>
  )
}

export function Textarea({
  id,
  label,
  hint,
  error,
  ...area
}: Omit<ComponentProps<'textarea'>, 'id'> & FieldTexts) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea rows={5} {...area} {...ties(id, hint, error)} className="n-input" />
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string; disabled?: boolean }

type SelectProps = Omit<ComponentProps<'select'>, 'id' | 'children'> &
  FieldTexts & { options: SelectOption[]; width?: FieldWidth }

export function Select({ id, label, hint, error, options, width = 'full', ...select }: SelectProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select {...select} {...ties(id, hint, error)} className={sized(width)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** Label, hint and error around a control of one's own; give the control `ties(id, hint, error)`. */
export function FieldFrame({ id, label, hint, error, children }: FieldTexts & { children: ReactNode }) {
  return (
    <div className={classNames('n-field', error != null && 'n-wrong')}>
      <label className="n-label" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

export function HintAndError({ id, hint, error }: Pick<FieldTexts, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint != null && (
        <p className="n-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error != null && (
        <p className="n-error" id={`${id}-error`}>
          <Shape name="triangle" />
          <span>{error}</span>
        </p>
      )}
    </>
  )
}

/** The attributes that tie a control to its hint and error for those who listen to the page. */
export function ties(id: string, hint?: ReactNode, error?: ReactNode) {
  const described = [hint != null && `${id}-hint`, error != null && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error != null ? true : undefined,
  } as const
}

function sized(width: FieldWidth): string {
  return classNames('n-input', width !== 'full' && `n-input-${width}`)
}
