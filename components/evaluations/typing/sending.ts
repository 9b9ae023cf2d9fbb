/** `kept`: the portal has it; `said`: what she is told of it. */
export type KeepAnswer = { kept: boolean; said: string }

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
  return (await response.json()) as KeepAnswer
}
