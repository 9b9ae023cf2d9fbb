/** Somebody whom the head of the unit scores herself. */
export type Direct = {
  person: string
  name: string
  /** Nothing keeps her from being decided: points, reasons and evidence are there, and no letter waits. */
  ready: boolean
  /** Points of hers are taken now. */
  open: boolean
}
/** How many of them have everything entered. */
export type DirectCount = { ready: number; of: number }
