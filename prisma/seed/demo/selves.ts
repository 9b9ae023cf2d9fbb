import { countsFromTasks } from '@/lib/evaluations/grading/defaults/rules'
import { gradeCase } from '@/lib/evaluations/grading/rules'
import type { DemoGrade } from './grading'
import { randomOf } from './random'

/** The wards whose people can sign in: elsewhere nobody would ever look at a self-score. */
export const selfScored = ['thuong-cat', 'dong-ngac']

const said = {
  strengths: [
    'Giải quyết đúng hạn toàn bộ hồ sơ được giao; không có hồ sơ phải xin lỗi người dân.',
    'Chủ động hướng dẫn người dân nộp hồ sơ trực tuyến, giảm số lượt phải đi lại.',
    'Phối hợp tốt với các bộ phận, trả lời phản ánh của người dân trong ngày.',
    'Hoàn thành việc đột xuất được giao ngoài kế hoạch tháng.',
  ],
  weaknesses: [
    'Có hồ sơ phải bổ sung giấy tờ lần hai do hướng dẫn chưa đủ; đã lập danh mục để lần sau hướng dẫn một lần.',
    'Báo cáo định kỳ còn sát hạn; sẽ chuẩn bị số liệu từ tuần thứ ba của tháng.',
    '',
    '',
  ],
}

/** What somebody says of her own month: as a rule what the assessor will find, now and then half a point more. */
export function selfRow(evaluation: string, grade: DemoGrade, sentAt: string) {
  const { scheme, input } = grade
  const random = randomOf(`self ${evaluation}`)
  const points = Object.fromEntries(
    scheme.criteria.map(({ id, maximum, bonus }) => {
      const given = Number(input.points[id])
      const more = !bonus && random.chance(0.3) ? 0.5 : 0
      return [id, String(Math.min(Number(maximum), given + more))]
    }),
  )
  const result = gradeCase(scheme, { ...input, points })
  const counts = scheme.method === 'points-and-tasks' ? countsFromTasks(grade.tasks) : null
  const cells = { ...points, ...counts, ...input.leadership }
  return {
    evaluation_id: evaluation,
    cells: Object.fromEntries(
      Object.entries(cells).map(([key, value]) => [key, String(value).replace('.', ',')]),
    ),
    strengths: random.pick(said.strengths),
    weaknesses: random.pick(said.weaknesses),
    saved_at: sentAt,
    sent_at: sentAt,
    total: result.grade === null ? null : result.total,
    grade: result.grade,
  }
}
