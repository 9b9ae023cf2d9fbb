import { addDays, type Day } from '@/lib/month'
import type { DemoPost } from './people'
import { idOf } from './random'

// Places in the ward's roster: two are public with their yes, the third (the account can-bo) is still asked.
const deeds = [
  {
    place: 14,
    kind: 'good_example',
    state: 'published',
    ago: 40,
    deed: 'Ở lại sau giờ làm để hoàn thành giấy khai sinh cho một gia đình có con nhỏ phải vào viện sáng hôm sau.',
    decision: null,
  },
  {
    place: 17,
    kind: 'good_person_good_deed',
    state: 'published',
    ago: 75,
    deed: 'Đến từng nhà người cao tuổi trong tổ dân phố giúp cài đặt và nộp hồ sơ trợ cấp trực tuyến, 46 hồ sơ trong một tháng.',
    decision: 'Quyết định khen thưởng minh họa số 00/QĐ-UBND của UBND phường',
  },
  {
    place: 9,
    kind: 'good_example',
    state: 'verified',
    ago: 6,
    deed: 'Hướng dẫn từng bước cho một người khiếm thị nộp hồ sơ trực tuyến tại quầy.',
    decision: null,
  },
] as const

/** Commendations of the first demo ward; the clerk (`mot-cua`) verified them. */
export function commendationsOf(posts: readonly DemoPost[], unit: string, clerk: string, today: Day) {
  const inUnit = posts.filter((post) => post.unit === unit)
  return deeds.flatMap(({ place, ago, state, ...deed }) => {
    const post = inUnit[place]
    if (!post) return []
    const on = addDays(today, -ago)
    const yes = state === 'published'
    return {
      id: idOf('commendation', unit, place),
      unit,
      person_id: post.person.id,
      state,
      praised_on: on,
      name: post.person.fullName,
      position: post.title,
      ...deed,
      verified_by_id: clerk,
      verified_at: `${addDays(on, 2)}T03:00:00Z`,
      consent_how: yes ? 'herself' : null,
      consent_at: yes ? `${addDays(on, 3)}T03:00:00Z` : null,
      consent_by_id: yes ? post.person.id : null,
      published_at: yes ? `${addDays(on, 4)}T03:00:00Z` : null,
    }
  })
}
