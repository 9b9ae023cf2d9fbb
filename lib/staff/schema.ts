import type { StaffCategory } from './imports/schema'

/** One post of the roster as it is shown: days are 'yyyy-MM-dd'. */
export type RosterPost = {
  postId: string
  personId: string
  code: string
  fullName: string
  birthDate: string | null
  email: string | null
  category: StaffCategory
  positionTitle: string
  department: string | null
  fromDay: string
  toDay: string | null
  hasAccount: boolean
}

export type RosterView = {
  unit: { id: string; slug: string; code: string; name: string }
  posts: RosterPost[]
}
