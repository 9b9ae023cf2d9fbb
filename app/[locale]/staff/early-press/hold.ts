/**
 * Until the page's scripts are there a form that is pressed waits for them: sent the plain way, its answer would be a
 * page that has nothing of what is typed or chosen meanwhile. Where they do not come it goes the plain way after all.
 * It stands in the page as text, before them, so it takes nothing from outside itself.
 */
export function holdEarlyPresses(): void {
  let pressed: { form: HTMLFormElement; by: HTMLElement | null } | undefined
  let patience: number | undefined
  const hold = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement
    if (!form.matches('[method=post i]')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    pressed = { form, by: event.submitter }
    patience ??= window.setTimeout(go, 8000)
  }
  const lost = ({ target }: Event) => {
    if (target instanceof HTMLScriptElement) go()
  }
  const go = () => {
    clearTimeout(patience)
    removeEventListener('submit', hold, true)
    removeEventListener('error', lost, true)
    removeEventListener('nep-ready', go)
    if (pressed?.form.isConnected) pressed.form.requestSubmit(pressed.by)
  }
  addEventListener('submit', hold, true)
  addEventListener('error', lost, true)
  addEventListener('nep-ready', go)
}
