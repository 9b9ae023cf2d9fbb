const ways = new Set<() => Promise<unknown>>()

/** What this page still has to send before somebody signs out of it; returns the way to take that back. */
export function onLeaving(send: () => Promise<unknown>): () => void {
  ways.add(send)
  return () => void ways.delete(send)
}

/** Has everything sent that can be, and waits for it no longer than somebody waits who wants to go. */
export async function leaving(): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, 8000))
  await Promise.race([patience, Promise.allSettled([...ways].map((send) => send()))])
}
