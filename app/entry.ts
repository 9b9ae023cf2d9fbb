import type { z } from 'zod'
import type { EntryState } from './[locale]/staff/entry-form'

/** The texts of a form, by field; files are left out. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}

/** Each field's first fault, for an EntryForm to show beside what was typed. */
export function faultsOf(typed: Record<string, string>, error: z.ZodError): EntryState {
  const first = new Map<string, string>()
  for (const { path, message } of error.issues) {
    const name = String(path[0])
    if (!first.has(name)) first.set(name, message)
  }
  return { typed, errors: [...first].map(([name, text]) => ({ name, text })), refused: null }
}
