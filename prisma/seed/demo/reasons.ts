import { criteriaLackingLine } from '@/lib/evaluations/reasons/rules'
import type { DemoGrade } from './grading'
import { type Random, randomOf } from './random'

const best = [
  'Hoàn thành sớm đợt số hóa hồ sơ đất đai, không có hồ sơ phải làm lại.',
  'Đề xuất lịch trực bộ phận một cửa buổi trưa, được áp dụng từ tuần thứ hai.',
  'Giải quyết dứt điểm các hồ sơ tồn của tháng trước.',
  'Nhận thêm phần việc của đồng nghiệp nghỉ ốm mà vẫn bảo đảm tiến độ việc của mình.',
  'Tham mưu xử lý xong các kiến nghị kéo dài của tổ dân phố, người dân đồng thuận.',
  'Toàn bộ hồ sơ được trả trước hạn; có thư cảm ơn của người dân.',
  'Xây dựng bộ mẫu hướng dẫn nộp hồ sơ trực tuyến, các bộ phận khác đã dùng theo.',
  'Hoàn thành việc đột xuất được giao ngoài kế hoạch trong thời gian ngắn, chất lượng tốt.',
]
const low = [
  'Trả kết quả chậm nhiều hồ sơ, đã nhắc ở cuộc họp giao ban.',
  'Văn bản phải làm lại nhiều lần vì thiếu căn cứ.',
  'Còn nhiệm vụ chưa hoàn thành, không báo cáo trước khi quá hạn.',
  'Phối hợp chậm, bộ phận một cửa phải đôn đốc nhiều lần trong tháng.',
  'Hướng dẫn chưa đủ, người dân phải bổ sung giấy tờ nhiều lần; đã rút kinh nghiệm.',
]
type Line = { kind: string; reason: string; evidence: string }
const lines: Line[] = [
  { kind: 'praise', reason: 'Hướng dẫn tận tình người cao tuổi', evidence: 'Thư khen ở sổ góp ý ngày 09' },
  { kind: 'article', reason: 'Trao đổi qua điện thoại đúng mực, rõ ràng', evidence: 'Điều 7, 522/QĐ-UBND' },
  { kind: 'finding', reason: 'Chấp hành đúng giờ làm việc', evidence: 'Biên bản kiểm tra số 12' },
  { kind: 'dossier', reason: 'Xử lý hồ sơ phức tạp trước hạn', evidence: 'Hồ sơ 000.45.H26' },
]
const rewards: Line[] = [
  { kind: 'praise', reason: 'Được người dân gửi thư cảm ơn', evidence: 'Thư khen ở sổ góp ý ngày 14' },
  { kind: 'dossier', reason: 'Xử lý xong hồ sơ vướng mắc nhiều tháng', evidence: 'Hồ sơ 000.45.H26' },
  { kind: 'finding', reason: 'Được biểu dương khi kiểm tra công vụ', evidence: 'Biên bản kiểm tra số 08' },
]
const above = [
  'Nhóm ít người nên trần tính ra chưa đủ một người; người được xếp loại A đã hoàn thành vượt kế hoạch số hóa hồ sơ của tháng.',
  'Người được xếp loại A trực tiếp chỉ đạo đợt cao điểm giải quyết hồ sơ tồn, kết thúc trước hạn năm ngày làm việc.',
  'Tỷ lệ giải quyết đúng hạn của nhóm cao nhất đơn vị trong quý; tập thể lãnh đạo thống nhất tại cuộc họp đánh giá.',
  'Trong tháng nhóm nhận thêm nhiệm vụ đột xuất và hoàn thành sớm; có báo cáo kết quả kèm theo.',
]

/** Why somebody has an A, a C or a D in a month; a B says nothing. */
export function demoReason(person: string, month: string, { result }: DemoGrade): string | null {
  if (result.grade === null || result.grade === 'B') return null
  return randomOf(`reason ${person} ${month}`).pick(result.grade === 'A' ? best : low)
}

/** A line of evidence wherever the rules of the sheet ask for one: it takes nothing and says what the points rest on. */
export function demoLines(
  person: string,
  month: string,
  evaluation: string,
  grade: DemoGrade,
  { more }: { more: boolean },
) {
  const random = randomOf(`line ${person} ${month}`)
  const { scheme, input, result } = grade
  const wanting = criteriaLackingLine(scheme, {
    grade: result.grade,
    points: input.points,
    remark: '',
    lines: [],
    knockOut: null,
  })
  const said = more && wanting.length === 0 ? oneInFour(random, grade) : wanting
  return said.map((criterion, at) => ({
    evaluation_id: evaluation,
    position: at + 1,
    criterion,
    points: '0',
    ...random.pick(scheme.criteria.find(({ id }) => id === criterion)?.bonus ? rewards : lines),
  }))
}

function oneInFour(random: Random, { scheme }: DemoGrade): string[] {
  if (!random.chance(0.25)) return []
  return [random.pick(scheme.criteria.filter(({ bonus }) => !bonus)).id]
}

/** Why a group of similar posts went above its quota in a month. */
export function demoQuotaReason(unit: string, month: string, group: string): string {
  return randomOf(`above the quota ${unit} ${month} ${group}`).pick(above)
}
