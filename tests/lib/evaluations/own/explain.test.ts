import { expect, it } from 'vitest'
import { gradeCase } from '@/lib/evaluations/grading/rules'
import { explain } from '@/lib/evaluations/own/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'

const scheme = shippedSchemes[1]!

it('says each line once: what it is of in its name, with its code or letter, and why in its reason', () => {
  const points = Object.fromEntries(scheme.criteria.map(({ id, maximum }) => [id, maximum]))
  const tasks = [{ units: '4', completed: true, failed_reviews: 1, late: 0, objective_cause: false }]
  const graded = gradeCase(scheme, { scheme: scheme.code, points, leader: false, tasks })
  if (graded.grade === null) throw new Error(graded.why)
  const lines = explain(scheme, graded.lines)
  expect(lines.find(({ criterion }) => criterion === 'I.2')).toMatchObject({
    label: 'I.2 Ý thức kỷ luật, kỷ cương',
    why: '5 trên 5 điểm.',
  })
  expect(lines.find(({ criterion }) => criterion === 'quality')).toMatchObject({
    label: 'Chất lượng (b)',
    why: '75 %, tính 1/3 của 70 điểm.',
  })
})
