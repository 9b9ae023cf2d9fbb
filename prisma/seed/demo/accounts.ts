import { hash } from '@node-rs/argon2'
import type { DemoPost } from './people'
import { idOf } from './random'

const roles = {
  'can-bo': 'staff',
  'truong-phong': 'assessor',
  'chu-tich': 'rating_authority',
  'to-chuc': 'personnel',
  'thanh-tra': 'inspector',
  'bien-tap': 'editor',
  'mot-cua': 'one_stop',
  'quan-tri': 'administrator',
} as const

/** Where each demo account's person stands in her unit's roster (see people.ts). */
const places: Record<keyof typeof roles, number> = {
  'chu-tich': 0,
  'truong-phong': 1,
  'to-chuc': 7,
  'thanh-tra': 8,
  'can-bo': 9,
  'mot-cua': 10,
  'bien-tap': 11,
  'quan-tri': 12,
}

/** Accounts of Thượng Cát by role, the same with `.2` in Đông Ngạc; everybody in post is staff, leaders hold their roles. */
export async function accountsAndGrants(posts: DemoPost[], password: string) {
  const passwordHash = await hash(password.normalize('NFC'))
  const accounts: Record<string, unknown>[] = []
  const grants: Record<string, unknown>[] = []
  const grant = (post: DemoPost, role: string) =>
    grants.push({
      id: idOf('grant', post.id, role),
      person_id: post.person.id,
      unit: post.unit,
      role,
      from_day: post.from,
      to_day: post.to,
    })
  // The Codes are the city's: one of its editors writes, the other publishes.
  const editor = (post: DemoPost) =>
    grants.push({
      id: idOf('grant', post.id, 'editor of the city'),
      person_id: post.person.id,
      unit: 'ha-noi',
      role: 'editor',
      from_day: post.from,
      to_day: post.to,
    })
  for (const post of posts) {
    grant(post, 'staff')
    if (post.role === 'chair') grant(post, 'rating_authority')
    if (post.role === 'assessor') grant(post, 'assessor')
  }
  for (const [unit, ending] of [
    ['thuong-cat', ''],
    ['dong-ngac', '.2'],
  ] as const) {
    const inUnit = posts.filter((post) => post.unit === unit)
    for (const [name, role] of Object.entries(roles) as [keyof typeof roles, string][]) {
      const post = inUnit[places[name]]
      if (!post) throw new Error(`Nobody in place ${places[name]} of ${unit}`)
      accounts.push({
        id: idOf('account', unit, name),
        person_id: post.person.id,
        user_name: name + ending,
        password_hash: passwordHash,
        disabled: false,
        created_at: `${post.from}T01:00:00Z`,
      })
      if (role === 'editor') editor(post)
      if (role !== 'staff' && role !== 'assessor' && role !== 'rating_authority') grant(post, role)
    }
  }
  // Who publishes for all units of the city at once: personnel of the city, in post in a ward.
  const above = posts.filter((post) => post.unit === 'thuong-cat')[13]
  if (!above) throw new Error('Nobody in place 13 of thuong-cat')
  accounts.push({
    id: idOf('account', 'ha-noi', 'to-chuc'),
    person_id: above.person.id,
    user_name: 'to-chuc.tp',
    password_hash: passwordHash,
    disabled: false,
    created_at: `${above.from}T01:00:00Z`,
  })
  grants.push({
    id: idOf('grant', above.id, 'personnel of the city'),
    person_id: above.person.id,
    unit: 'ha-noi',
    role: 'personnel',
    from_day: above.from,
    to_day: above.to,
  })
  return { accounts, grants }
}
