/** Somebody whom the head of the unit scores herself. */
export type Direct = {
  person: string
  name: string
  /** Everything is entered. */
  ready: boolean
  /** Points of hers are taken now. */
  open: boolean
}
/** How many of them have everything entered. */
export type DirectCount = { ready: number; of: number }
