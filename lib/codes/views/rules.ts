import type { CodeLine } from './schema'

/** A code as `/api/v1/codes` gives it, keys in this order. */
export function openCode(code: CodeLine) {
  const { slug, title, number, issuedBy, issuedOn, binding, version, inForceFrom, inForceTo } = code
  return { slug, title, number, issuedBy, issuedOn, binding, version, inForceFrom, inForceTo }
}
