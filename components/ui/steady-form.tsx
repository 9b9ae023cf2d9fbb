import type { ComponentProps } from 'react'

type SteadyFormProps = Omit<ComponentProps<'form'>, 'onReset'>

/**
 * A form that keeps what is in it. React resets a form when its action has answered, and takes away what was typed,
 * ticked or chosen while the answer was on its way, and every chosen file.
 */
export function SteadyForm(props: SteadyFormProps) {
  return <form {...props} onReset={(event) => event.preventDefault()} />
}
