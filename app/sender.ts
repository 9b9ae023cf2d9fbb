/** The last address is the one that the nearest proxy saw; those before it are what the sender claims. '' without a proxy. */
export function addressOf(sent: Pick<Headers, 'get'>): string {
  return sent.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
}
