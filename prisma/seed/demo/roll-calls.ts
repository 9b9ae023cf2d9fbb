import { addDays, type Day } from '@/lib/month'
import type { DemoPost } from './people'
import { idOf } from './random'

const place = 'Hội trường UBND'

/**
 * Meetings of a ward: at its first one some agreed by the signed list (their acknowledgements name it), one was held
 * this autumn by plan, one is planned.
 */
export function meetingsOf(
  unit: string,
  posts: readonly DemoPost[],
  byList: readonly string[],
  clerk: string,
  version: string,
  today: Day,
) {
  const first = idOf('roll call', unit, 'first')
  const autumn = idOf('roll call', unit, 'autumn')
  const session = (name: string, on: Day, audience: string) => ({
    ...{ id: idOf('session', unit, name), unit, planned_on: on, audience, place },
    ...{ planned_by_id: clerk, planned_at: `${addDays(today, -300)}T02:00:00Z` },
  })
  const sessions = [
    session('autumn', addDays(today, -47), 'Toàn thể cán bộ, công chức, người lao động'),
    session('winter', addDays(today, 13), 'Người mới nhận việc và lao động hợp đồng'),
  ]
  const call = (id: string, on: Day, session_id: string | null) => ({
    ...{ id, unit, version_id: version, session_id, held_on: on, place },
    ...{ entered_by_id: clerk, entered_at: `${addDays(on, 1)}T03:00:00Z` },
  })
  const begun = posts.find((post) => post.unit === unit)?.from ?? today
  const there = posts.filter((post) => post.unit === unit).slice(13, 25)
  return {
    first,
    sessions,
    calls: [call(first, addDays(begun, 20), null), call(autumn, addDays(today, -45), sessions[0]!.id)],
    attendances: [
      ...byList.map((person_id) => ({ roll_call_id: first, person_id })),
      ...there.map(({ person }) => ({ roll_call_id: autumn, person_id: person.id })),
    ],
  }
}
