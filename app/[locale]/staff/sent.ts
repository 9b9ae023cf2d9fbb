const place = 'nep.sent'

/** What was typed into the form that was sent last, as JSON: labels and values; no passwords. */
export function keptSent(): string {
  return sessionStorage.getItem(place) ?? '[]'
}

/** Remembers it in this tab until a page of the portal is there again. */
export function keepSent(form: HTMLFormElement): void {
  const fields = [...form.elements].flatMap((element) => {
    const text = element instanceof HTMLTextAreaElement || isText(element)
    if (!text || element.value.trim() === '') return []
    return [{ label: element.labels?.[0]?.innerText ?? element.name, value: element.value }]
  })
  sessionStorage.setItem(place, JSON.stringify(fields))
}

export function forgetSent(): void {
  sessionStorage.removeItem(place)
}

function isText(element: Element): element is HTMLInputElement {
  return (
    element instanceof HTMLInputElement && ['text', 'search', 'tel', 'email', 'url'].includes(element.type)
  )
}
