import { addDays, type Day, firstDay, monthOf } from '@/lib/month'
import type { DemoPost } from './people'
import { idOf } from './random'

/** The chair of Thượng Cát is away for a week and her deputy signs for her; Đông Ngạc had the same last month. One is on leave. */
export function lentAndAway(posts: readonly DemoPost[], today: Day) {
  const of = (unit: string, place: number): DemoPost => {
    const post = posts.filter((each) => each.unit === unit)[place]
    if (!post) throw new Error(`Nobody in place ${place} of ${unit}`)
    return post
  }
  const lend = (
    unit: string,
    role: string,
    kind: string,
    [by, to]: [number, number],
    from: Day,
    days: number,
  ) => ({
    id: idOf('delegation', unit, role),
    unit,
    role,
    kind,
    grantor_id: of(unit, by).person.id,
    delegate_id: of(unit, to).person.id,
    from_day: from,
    to_day: addDays(from, days),
    basis: kind === 'kt' ? 'Thông báo phân công công tác số 45/TB-UBND' : 'Giấy ủy quyền số 18/GUQ-UBND',
    granted_at: `${from}T01:00:00Z`,
  })
  const month = monthOf(today)
  return {
    delegations: [
      lend('thuong-cat', 'rating_authority', 'kt', [0, 2], addDays(today, -2), 7),
      lend('dong-ngac', 'assessor', 'tuq', [1, 4], addDays(firstDay(month), -20), 8),
    ],
    absences: [
      {
        id: idOf('absence', 'thuong-cat'),
        unit: 'thuong-cat',
        person_id: of('thuong-cat', 40).person.id,
        kind: 'maternity',
        from_day: firstDay(month),
        to_day: null,
        basis: 'Quyết định số 112/QĐ-UBND',
      },
    ],
  }
}
