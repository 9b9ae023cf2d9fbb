import { type ComponentProps, startTransition, type SubmitEvent } from 'react'

type KeptFormProps = Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  action: (form: FormData) => void
}

/**
 * A form of `useActionState` that keeps what is in it. React empties a form when its action has answered, and with it
 * what was typed, ticked or chosen while the answer was on its way, and every chosen file.
 */
export function KeptForm({ action, ...rest }: KeptFormProps) {
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(() => action(form))
  }
  return <form {...rest} action={action} onSubmit={send} />
}
