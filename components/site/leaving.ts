const ways = new Set<() => Promise<boolean>>()

/** What this page still has to send before somebody signs out of it (false: it could not); returns the way to take that back. */
export function onLeaving(send: () => Promise<boolean>): () => void {
  ways.add(send)
  return () => void ways.delete(send)
}

/** Has everything sent that can be, and waits for it no longer than somebody waits who wants to go. False: not all went. */
export async function leaving(): Promise<boolean> {
  const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 8000))
  const sent = Promise.all([...ways].map((send) => send().catch(() => false)))
  return Promise.race([patience, sent.then((each) => each.every(Boolean))])
}
