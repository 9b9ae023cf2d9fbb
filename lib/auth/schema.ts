export const roles = [
  'staff',
  'assessor',
  'rating_authority',
  'personnel',
  'one_stop',
  'editor',
  'inspector',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export type Grant = { role: Role; unitId: string; unitSlug: string; unitCode: string; unitName: string }

/** Who is signed in, with the grants that hold today. Read from the database at each request. */
export type Actor = {
  accountId: string
  personId: string
  sessionId: string
  userName: string
  fullName: string
  /** Of the post held today, if any. */
  positionTitle: string | null
  /** Of the post held today; without one, the unit that keeps her file. */
  unit: { id: string; slug: string; name: string } | null
  grants: Grant[]
}
