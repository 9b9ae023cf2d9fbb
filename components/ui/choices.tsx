import type { ReactNode } from 'react'
import { Fieldset } from './fieldset'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type ChoicesProps = {
  /** The error summary links to the first choice: its id is this one. */
  id: string
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  large?: boolean
  required?: boolean
  choices: Choice[]
}

export function Radios({ chosen, ...props }: ChoicesProps & { chosen?: string | null }) {
  return <Choices {...props} type="radio" chosen={chosen == null ? [] : [chosen]} />
}

export function Checkboxes({
  chosen = [],
  ...props
}: Omit<ChoicesProps, 'required'> & { chosen?: string[] }) {
  return <Choices {...props} type="checkbox" chosen={chosen} />
}

/** A single box, as for “I have read this version”. */
export function Checkbox(props: {
  id: string
  name: string
  value?: string
  label: ReactNode
  hint?: ReactNode
  checked?: boolean
}) {
  const { id, name, value = '1', label, hint, checked } = props
  return (
    <div className="n-choice">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={hint != null ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint != null && (
        <p className="n-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** More than this go down two columns where there is room. */
const MANY = 12

function Choices(props: ChoicesProps & { type: 'radio' | 'checkbox'; chosen: string[] }) {
  const { id, name, legend, hint, error, large, required, choices, type, chosen } = props
  return (
    <Fieldset id={`${id}-group`} legend={legend} hint={hint} error={error} large={large}>
      <div className={choices.length > MANY ? 'n-many' : undefined}>
        {choices.map((choice, index) => {
          const own = index === 0 ? id : `${id}-${index + 1}`
          return (
            <div className="n-choice" key={choice.value}>
              <input
                type={type}
                id={own}
                name={name}
                value={choice.value}
                required={required}
                disabled={choice.disabled}
                defaultChecked={chosen.includes(choice.value)}
                aria-describedby={choice.hint != null ? `${own}-hint` : undefined}
              />
              <label htmlFor={own}>{choice.label}</label>
              {choice.hint != null && (
                <p className="n-hint" id={`${own}-hint`}>
                  {choice.hint}
                </p>
              )}
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
