import 'server-only'
import type { Tx } from '@/lib/db'
import type { Letter } from '../../schemes/schema'
import type { YearPerson } from '../schema'

export type Writing = {
  person: YearPerson
  grade: Letter | null
  note: string
  version: number
  reason: string | null
  /** Proposed and decided by one person. */
  oneByLaw?: boolean
  /** The decision is the proposal too. */
  proposes?: boolean
}

/** One statement, whatever the number of people; the year's commands have authorised. */
export async function writeRatings(
  tx: Tx,
  { unitId, year }: { unitId: string; year: number },
  { actorId, at, delegation = null }: { actorId: string; at: Date; delegation?: string | null },
  step: 'self_rating' | 'proposal' | 'decision',
  writings: readonly Writing[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO year_rating
      (person_id, unit_id, year, step, version, grade, not_graded, mean, months, note, reason, actor_id, at,
      delegation_id, one_by_law)
    SELECT g.person_id, ${unitId}::uuid, ${year}, ${step}::year_step, g.version, g.grade, g.not_graded, g.mean, g.months,
      g.note, g.reason, ${actorId}::uuid, ${at}, ${delegation}::uuid, g.one_by_law
    FROM unnest(${writings.map(({ person }) => person.person)}::uuid[], ${writings.map(({ version }) => version)}::int[],
      ${writings.map(({ grade }) => grade)}::text[]::grade[],
      ${writings.map(({ person, grade }) => (grade === null ? person.result.why : null))}::text[],
      ${writings.map(({ person }) => person.result.mean)}::text[]::numeric[],
      ${writings.map(({ person }) => JSON.stringify(person.result.months))}::text[]::jsonb[],
      ${writings.map(({ note }) => note)}::text[], ${writings.map(({ reason }) => reason)}::text[],
      ${writings.map(({ oneByLaw }) => oneByLaw ?? false)}::boolean[]
    ) AS g(person_id, version, grade, not_graded, mean, months, note, reason, one_by_law)`
}
