/** Somebody who read her month, with the first look of each day, newest first. */
export type Reader = { id: string; name: string; title: string | null; unit: string; looks: string[] }
