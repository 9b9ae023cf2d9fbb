import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { addDays, dayOf, fromDate, toDate } from '@/lib/month'
import { findBookUnit } from '../moderation/queries'
import type { LevelCounts, SurveyResults } from './schema'

const DAYS = 30

/** The last thirty days of answers with their reasons and words, for whoever keeps the unit's book. */
export async function findSurveyResults(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<SurveyResults | null> {
  const unit = await findBookUnit(actor, slug, now)
  if (!unit) return null
  const to = dayOf(now)
  const from = addDays(to, 1 - DAYS)
  const where = { unitId: unit.id, day: { gte: toDate(from), lte: toDate(to) } }
  const [levels, counters, reasons, comments] = await Promise.all([
    db.surveyAnswer.groupBy({ by: ['level'], where, _count: true }),
    db.$queryRaw<SurveyResults['counters']>`
      SELECT counter, count(*)::int AS answers, count(*) FILTER (WHERE level >= 4)::int AS satisfied
      FROM survey_answer WHERE unit_id = ${unit.id}::uuid AND day BETWEEN ${from}::date AND ${to}::date
      GROUP BY counter ORDER BY counter NULLS LAST`,
    db.$queryRaw<SurveyResults['reasons']>`
      SELECT reason, count(*)::int AS count FROM survey_answer, unnest(reasons) AS reason
      WHERE unit_id = ${unit.id}::uuid AND day BETWEEN ${from}::date AND ${to}::date
      GROUP BY reason ORDER BY count DESC, reason`,
    db.surveyAnswer.findMany({
      where: { ...where, comment: { not: null } },
      orderBy: [{ day: 'desc' }, { id: 'asc' }],
      take: 100,
      select: { day: true, level: true, comment: true },
    }),
  ])
  const countOf = (level: number) => levels.find((row) => row.level === level)?._count ?? 0
  const counts = Object.fromEntries([1, 2, 3, 4, 5].map((level) => [`level${level}`, countOf(level)]))
  return {
    unit: { slug: unit.slug, name: unit.name },
    from,
    to,
    counts: counts as LevelCounts,
    reasons,
    counters,
    comments: comments.map(({ day, level, comment }) => ({
      day: fromDate(day),
      level,
      comment: comment ?? '',
    })),
  }
}
