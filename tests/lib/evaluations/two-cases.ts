import { type Scheme, shippedSchemes } from '@/lib/evaluations/schemes/schema'

export const reprimanded = 'Vi phạm quy tắc ứng xử, bị nhắc nhở bằng văn bản'

/** A shipped scheme with one case more: a reminder in writing, which gives no better than a C. */
export function withCase(scheme: Scheme): Scheme {
  const label = { vi: reprimanded, en: 'Reminded in writing' }
  return { ...scheme, knockOuts: [...scheme.knockOuts, { id: 'k2', letter: 'C', label }] }
}

export const twoCases = shippedSchemes.map(withCase) as [Scheme, Scheme]
