// What the grid asks beside the scheme's criteria. Without zod: the browser reads these too.

export const countKeys = ['assigned', 'unfinished', 'returned', 'late'] as const
/** Leadership terms are stored as scores under these names. */
export const leadershipKeys = ['unit_result', 'organising', 'unity'] as const
export type CountKey = (typeof countKeys)[number]
export type LeadershipKey = (typeof leadershipKeys)[number]
