import type { Direct, DirectCount } from './schema'

/** Null where there is nobody of whom points are taken now. */
export function countOf(direct: readonly Direct[]): DirectCount | null {
  const open = direct.filter((each) => each.open)
  return open.length > 0 ? { ready: open.filter(({ ready }) => ready).length, of: open.length } : null
}

/** Of whom points are taken and missing, and whom she may score: nobody scores herself. */
export function waitingFor(direct: readonly Direct[], actorId: string): Direct[] {
  return direct.filter(({ person, ready, open }) => open && !ready && person !== actorId)
}
