/** `kept`: the portal has it; `said`: what she is told of it; `final`: it is refused whatever she types. */
export type KeepAnswer = { kept: boolean; said?: string; final?: boolean }

/** Sends it, also from a page that is going. */
export async function sendTyped(address: string, content: object): Promise<KeepAnswer> {
  const body = JSON.stringify(content)
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    // As much as a browser sends on for a page that has gone.
    keepalive: body.length < 20_000,
    signal: AbortSignal.timeout(10_000),
  })
  if (response.status >= 500) throw new Error('The server is there and does not answer')
  // Whatever stands between may answer with a page (too long, not from here): the server is there all the same.
  const answer = (await response.json().catch(() => null)) as KeepAnswer | null
  return { kept: false, ...answer, final: !answer?.kept && [403, 404, 409].includes(response.status) }
}
