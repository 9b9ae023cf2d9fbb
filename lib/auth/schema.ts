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

/** For whom she acts, how she signs (KT., TUQ.) and until which day. */
export type Acting = { kind: 'kt' | 'tuq'; name: string; title: string | null; until: string }

export type Grant = {
  role: Role
  unitId: string
  unitSlug: string
  unitCode: string
  unitName: string
  /** Lent to her; absent where it is her own. */
  acting?: Acting
  /** No unit stands above it: the city. */
  top?: boolean
}

/** Who is signed in, with the grants that hold today. Read from the database at each request. */
export type Actor = {
  accountId: string
  personId: string
  sessionId: string
  userName: string
  /** Her password was drawn for her: until she chose her own, she goes nowhere else. */
  mustChangePassword?: boolean
  fullName: string
  /** Of the post held today, if any. */
  positionTitle: string | null
  /** Of the post held today; without one, the unit that keeps her file. */
  unit: { id: string; slug: string; name: string } | null
  grants: Grant[]
}
