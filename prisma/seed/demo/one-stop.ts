import { addDays, type Day } from '@/lib/month'
import type { DemoPost } from './people'
import { idOf, randomOf } from './random'
import { departments, units } from './town'

const fields = [
  ['Hộ tịch', 'Civil status'],
  ['Chứng thực', 'Certification'],
  ['Đất đai', 'Land'],
  ['Xây dựng', 'Construction'],
  ['Bảo trợ xã hội', 'Social protection'],
  ['Đăng ký hộ kinh doanh', 'Household businesses'],
] as const

type Standard = { id: string; edition: number }

/** What the demo wards say of the standards, who serves at their desks and which fields they receive: invented. */
export function oneStopModels(posts: readonly DemoPost[], standards: readonly Standard[], today: Day) {
  return {
    states: units.flatMap(({ slug }) => {
      const random = randomOf(`standards of ${slug}`)
      return standards.flatMap(({ id, edition }, index) => {
        if (random.chance(0.12)) return []
        const since = addDays(today, -random.between(20, 300))
        return [
          {
            id: idOf('state', slug, String(index)),
            unit: slug,
            standard_id: id,
            edition,
            met: random.chance(0.86),
            since,
            said_at: `${addDays(since, random.between(0, 15))}T02:00:00Z`,
          },
        ]
      })
    }),
    officers: units.flatMap(({ slug, staff }) => officersOf(slug, staff, posts, today)),
    fields: units.flatMap(({ slug, staff }) =>
      fields.slice(0, staff > 70 ? 6 : 5).map(([title, title_en]) => ({
        ...{ id: idOf('field', slug, title), unit: slug, title, title_en },
      })),
    ),
    exceptions: units.slice(0, 2).map((unit) => ({
      ...{ unit: unit.slug, day: addDays(today, 9), reason: 'Tập huấn phần mềm một cửa buổi chiều' },
      spans: [{ opens: '08:00', closes: '11:30' }],
    })),
  }
}

function officersOf(unit: string, staff: number, posts: readonly DemoPost[], today: Day) {
  const random = randomOf(`officers of ${unit}`)
  const atDesk = posts.filter(
    (post) =>
      post.unit === unit &&
      post.department === departments.desk &&
      post.from <= today &&
      (post.to === null || post.to >= today),
  )
  return atDesk.slice(0, staff > 70 ? 7 : 5).map((post, index) => ({
    id: idOf('officer', unit, post.person.id),
    unit,
    person_id: post.person.id,
    duty: post.title.startsWith('Phụ trách') ? 'head' : 'officer',
    title: post.title,
    field: post.title.startsWith('Phụ trách')
      ? 'Phụ trách chung'
      : (fields[index % fields.length]?.[0] ?? ''),
    phone: `024 5550 ${random.between(1000, 9999)}`,
    from_day: addDays(today, -random.between(30, 200)),
    basis: random.chance(0.8) ? 'consent' : null,
  }))
}
