import type { DemoGrade } from './grading'
import { randomOf } from './random'

const best = [
  'Hoàn thành sớm đợt số hóa hồ sơ đất đai của phường.',
  'Đề xuất lịch trực bộ phận một cửa buổi trưa, được áp dụng từ tuần thứ hai.',
  'Giải quyết dứt điểm các hồ sơ tồn của tháng trước.',
]
const low = [
  'Trả kết quả chậm nhiều hồ sơ, đã nhắc ở cuộc họp giao ban.',
  'Văn bản phải làm lại nhiều lần vì thiếu căn cứ.',
]
const lines = [
  { kind: 'praise', reason: 'Hướng dẫn tận tình người cao tuổi', evidence: 'Thư khen ở sổ góp ý ngày 09' },
  { kind: 'article', reason: 'Trao đổi qua điện thoại đúng mực, rõ ràng', evidence: 'Điều 7, 522/QĐ-UBND' },
  { kind: 'finding', reason: 'Chấp hành đúng giờ làm việc', evidence: 'Biên bản kiểm tra số 12' },
  { kind: 'dossier', reason: 'Xử lý hồ sơ phức tạp trước hạn', evidence: 'Hồ sơ 000.45.H26' },
] as const

/** Why somebody has an A, a C or a D; a B says nothing. */
export function demoReason(person: string, { result }: DemoGrade): string | null {
  if (result.grade === null || result.grade === 'B') return null
  return randomOf(`reason ${person}`).pick(result.grade === 'A' ? best : low)
}

/** A line of evidence for one in four: it takes nothing and says what the points rest on. */
export function demoLine(person: string, evaluation: string, { scheme }: DemoGrade) {
  const random = randomOf(`line ${person}`)
  if (!random.chance(0.25)) return []
  const criterion = random.pick(scheme.criteria.filter(({ bonus }) => !bonus)).id
  return [{ evaluation_id: evaluation, position: 1, criterion, points: '0', ...random.pick(lines) }]
}
