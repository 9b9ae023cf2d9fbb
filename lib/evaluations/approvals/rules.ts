import { type GradeLine, type GradeResult, tickedIn } from '../grading/rules'
import type { GradeCase } from '../grading/schema'
import { postsOf, quotasByScheme } from '../quotas/rules'
import type { GroupQuota } from '../quotas/schema'
import type { Letter, Scheme } from '../schemes/schema'
import { because, caseOf, isAway, judgedElsewhere, leads, resultOf, withEvidence } from '../sheets/rules'
import { notGradedOf } from '../sheets/absences/rules'
import type { PersonMonth, SheetPerson, StoredTask } from '../sheets/schema'

/** What is written when the month is approved: one a person, exactly as graded. */
export type Decision = {
  evaluationId: string
  personId: string
  assessorId: string | null
  assessorDelegationId: string | null
  /** Who else wrote something that stands in it. */
  coAssessorIds: string[]
  total: string | null
  grade: Letter | null
  notGraded: string | null
  input: GradeCase | Record<string, never>
  lines: GradeLine[]
  /** The reason of the grade in the assessor's words; of decisions from before it was kept, what is known of it. */
  remark: string | null
  oneByLaw: boolean
}

/** What was decided, as a grading says it. */
export function decidedResult(
  decision: Pick<Decision, 'total' | 'grade' | 'notGraded' | 'lines'>,
): GradeResult {
  const { total, grade, notGraded, lines } = decision
  return grade === null ? { grade, why: notGraded ?? '' } : { total, grade, lines }
}

/** Null while something is missing, and for whom another sheet has. `decider`: who is about to decide; `hands`: who wrote. */
export function decisionOf(
  scheme: Scheme,
  person: PersonMonth,
  decider: string | null = null,
  hands: readonly string[] = [],
): Decision | null {
  const result = judgedElsewhere(person) ? null : resultOf(scheme, person)
  if (!result) return null
  const scored = decider !== null && [person.assessorId, ...hands].includes(decider)
  return {
    evaluationId: person.evaluationId,
    personId: person.personId,
    assessorId: result.grade === null ? null : person.assessorId,
    assessorDelegationId: result.grade === null ? null : person.assessorDelegationId,
    coAssessorIds: result.grade === null ? [] : hands.filter((hand) => hand !== person.assessorId),
    input: caseOf(scheme, person) ?? {},
    remark: result.grade === null ? null : person.remark,
    oneByLaw: scored && assessedByHead(scheme, person),
    ...shares(result),
  }
}

function shares(result: GradeResult): Pick<Decision, 'total' | 'grade' | 'notGraded' | 'lines'> {
  if (result.grade === null) return { total: null, grade: null, notGraded: result.why, lines: [] }
  return { total: result.total, grade: result.grade, notGraded: null, lines: result.lines }
}

/**
 * Whether who scored her may also decide: NĐ 335/2025, điều 10 lets the head of an agency assess her deputies and the
 * heads of its parts herself, and grade everybody in it. Who scores the others is one of them, whatever her title.
 */
export function assessedByHead(
  scheme: Scheme,
  person: Pick<PersonMonth, 'positionTitle' | 'points' | 'byHead'>,
): boolean {
  return person.byHead || leads(scheme, person)
}

/** How the month stands against the quota, as it is now: for each scheme the unit, and each group of similar posts. */
export function quotasNow(
  people: readonly (Parameters<typeof postsOf>[1] & { scheme: Scheme })[],
  decisions: readonly (Pick<Decision, 'grade'> | null | undefined)[],
  outstanding: string | null,
): GroupQuota[] {
  return quotasByScheme(
    people.map((person, at) => ({
      scheme: person.scheme,
      posts: postsOf(person.scheme, person),
      grade: decisions[at]?.grade ?? null,
    })),
    outstanding,
  )
}

/** The working copy that a decided case stands for; null for an empty one. */
export function workingCopyOf(input: unknown) {
  const { points, leadership, tasks, deductions, ...rest } = input as Partial<GradeCase>
  if (!points) return null
  return {
    scores: { ...points, ...leadership },
    knockOut: tickedIn(rest),
    tasks: tasks?.map((task): StoredTask => ({ ...task, title: null })),
    deductions: deductions?.map((each) => ({ ...each, kind: null, evidence: null, file: null })),
  }
}

/** What of a decision says how somebody stood when it was taken. */
export type InForce = Pick<Decision, 'grade' | 'notGraded' | 'remark' | 'lines'> & { input: unknown }

/** Somebody as the decision in force has her, whatever was typed, ticked or marked since. */
export function asDecided<Person extends SheetPerson>(person: Person, decision: InForce | undefined): Person {
  if (!decision) return person
  const copy = workingCopyOf(decision.input)
  return {
    ...person,
    points: copy?.scores ?? {},
    tasks: copy?.tasks ?? [],
    deductions: copy?.deductions ?? [],
    knockOut: copy?.knockOut ?? null,
    remark: decision.remark,
    notGraded: absenceOf(person, decision),
  }
}

// Who was away is graded by a case that sets the letter alone, which does not say in which way she was.
function absenceOf({ scheme, notGraded }: SheetPerson, { grade, notGraded: why, lines }: InForce) {
  if (grade === null) return notGradedOf(why) ?? notGraded
  const knockOuts = new Set<string>(scheme.knockOuts.map(({ id }) => id))
  const alone = lines.every(({ criterion, why }) => knockOuts.has(criterion) || why.startsWith(because))
  if (lines.length === 0 || !alone) return null
  return isAway({ notGraded }) ? notGraded : 'few_days'
}

/**
 * The same with the lines that only say why, and in the words that stand of it: what was typed since was not decided, but
 * what stands as it was decided says more than the decision: how a task is called, of which kind evidence is, its file.
 */
export function decidedInWords<Person extends SheetPerson>(
  stored: Person,
  decision: InForce | undefined,
): Person {
  if (!decision) return stored
  const bare = { kind: null, evidence: null, file: null }
  const saying = decision.lines
    .filter(({ why }) => why.startsWith(because))
    .map(({ criterion, why }) => ({ criterion, points: '0', reason: why.slice(because.length), ...bare }))
  const decided = asDecided(stored, decision)
  return {
    ...decided,
    tasks: decided.tasks.map((task, at) => (isTask(stored.tasks[at], task) ? stored.tasks[at]! : task)),
    deductions: [...decided.deductions, ...saying].map(
      (line) =>
        stored.deductions.find(
          (each) =>
            each.criterion === line.criterion &&
            each.points === line.points &&
            withEvidence(each) === line.reason,
        ) ?? line,
    ),
  }
}

function isTask(stored: StoredTask | undefined, task: StoredTask): boolean {
  return stored !== undefined && JSON.stringify(told(stored)) === JSON.stringify(told(task))
}

const told = ({ units, completed, failed_reviews, late, objective_cause }: StoredTask) => {
  return [units, completed, failed_reviews, late, objective_cause]
}
