import { randomOf } from './random'

// Plausible from the article and the domain file (§4.4, §7): over 99 % in time, 94–100 % of online dossiers filed from home.

export type MonthFigures = {
  dossiers: Record<
    | 'carried_over'
    | 'received'
    | 'early'
    | 'on_time'
    | 'late'
    | 'pending_in_time'
    | 'pending_overdue'
    | 'online'
    | 'counter'
    | 'post'
    | 'online_capable'
    | 'filed_from_home',
    number
  >
  survey: Record<'level5' | 'level4' | 'level3' | 'level2' | 'level1', number>
  suggestions: { received: number; answered: number; median_days: number | null }
  inspections: { visits: number; findings: number; open_corrections: number }
}

/** A unit's figures month by month: what is pending at the end of one is carried over into the next. */
export function figuresOf(unit: string, size: number, months: readonly string[]): Map<string, MonthFigures> {
  const random = randomOf(`figures of ${unit}`)
  let pending = Math.round(size * 0.04)
  return new Map(
    months.map((month, index) => {
      const received = Math.round(size * (1 + season(month)) * (random.between(93, 107) / 100))
      const open = pending + received
      const left = Math.round((open * random.between(30, 50)) / 1000)
      const late = random.chance(0.55) ? random.between(0, 2) : random.between(0, Math.ceil(size / 700))
      const overdue = random.chance(0.85) ? 0 : 1
      const resolved = open - left
      const early = Math.round((resolved * random.between(60, 70)) / 100)
      const online = Math.round((received * Math.min(97, 62 + index * 1.6 + random.between(-2, 2))) / 100)
      const post = random.between(0, 4)
      const figures: MonthFigures = {
        dossiers: {
          carried_over: pending,
          received,
          early,
          on_time: resolved - early - late,
          late,
          pending_in_time: left - overdue,
          pending_overdue: overdue,
          online,
          counter: received - online - post,
          post,
          online_capable: Math.min(received, Math.round((online * random.between(102, 111)) / 100)),
          filed_from_home: Math.round((online * random.between(940, 1000)) / 1000),
        },
        survey: survey(Math.round((received * random.between(11, 17)) / 100), random),
        ...voice(random),
      }
      pending = left
      return [month, figures]
    }),
  )
}

/** Before Tết people file early; in the holiday month little comes in; July brings school and births. */
function season(month: string): number {
  return { '01': 0.06, '02': -0.18, '07': 0.1, '08': 0.07, '12': 0.04 }[month.slice(5)] ?? 0
}

function survey(answers: number, random: ReturnType<typeof randomOf>): MonthFigures['survey'] {
  const level5 = Math.round((answers * random.between(66, 78)) / 100)
  const level3 = Math.round((answers * random.between(2, 5)) / 100)
  const level2 = random.between(0, 4)
  const level1 = random.between(0, 2)
  return { level5, level4: answers - level5 - level3 - level2 - level1, level3, level2, level1 }
}

function voice(random: ReturnType<typeof randomOf>): Pick<MonthFigures, 'suggestions' | 'inspections'> {
  const received = random.between(2, 12)
  const answered = received - (random.chance(0.25) ? 1 : 0)
  const visits = random.between(0, 2)
  const findings = visits === 0 ? 0 : random.between(0, 3)
  return {
    suggestions: { received, answered, median_days: answered ? random.between(2, 5) : null },
    inspections: { visits, findings, open_corrections: Math.min(findings, random.between(0, 1)) },
  }
}
