import { idOf, type Random, randomOf } from './random'
import { departments, type DemoUnit, formerWards, REFORM, units } from './town'

const surnames =
  'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Lý Đào Phan Chử'.split(' ')
const womens = {
  middle: ['Thị', 'Thị', 'Thị', 'Thu', 'Thanh', 'Ngọc', 'Minh', 'Thị Hồng', 'Thị Bích'],
  given: 'Xuân Hương Lan Hạnh Nga Thủy Trang Yến Mai Hà Hằng Linh Phương Thảo Oanh Nhung Quỳnh Tuyết'.split(
    ' ',
  ),
}
const mens = {
  middle: ['Văn', 'Văn', 'Đức', 'Quang', 'Minh', 'Hữu', 'Xuân', 'Anh', 'Mạnh', 'Ngọc'],
  given: 'Hùng Dũng Sơn Tuấn Cường Nam Thắng Long Hải Đạt Khánh Toàn Việt Trung Bình Hiếu Phúc Nghĩa'.split(
    ' ',
  ),
}

export type DemoPerson = { id: string; fileUnit: string; code: string; fullName: string; birthDate: string }

export type DemoPost = {
  id: string
  person: DemoPerson
  unit: string
  department: string
  category: 'elected_official' | 'civil_servant' | 'public_employee' | 'contract_worker'
  title: string
  from: string
  to: string | null
  /** The chair is graded by the level above, the assessor by the chair. */
  role: 'chair' | 'assessor' | null
}

type Slot = Pick<DemoPost, 'department' | 'category' | 'title' | 'role'>

const { leaders, office, economy, culture, desk } = departments

const first: Slot[] = [
  { department: leaders, category: 'elected_official', title: 'Chủ tịch UBND', role: 'chair' },
  { department: culture, category: 'civil_servant', title: 'Trưởng phòng', role: 'assessor' },
  { department: leaders, category: 'elected_official', title: 'Phó Chủ tịch UBND', role: null },
  { department: leaders, category: 'elected_official', title: 'Phó Chủ tịch UBND', role: null },
  { department: office, category: 'civil_servant', title: 'Chánh Văn phòng', role: null },
  { department: economy, category: 'civil_servant', title: 'Trưởng phòng', role: null },
  { department: desk, category: 'civil_servant', title: 'Phụ trách điểm phục vụ', role: null },
]
const further: Slot[] = [
  { department: office, category: 'civil_servant', title: 'Chuyên viên', role: null },
  { department: economy, category: 'civil_servant', title: 'Chuyên viên', role: null },
  { department: culture, category: 'civil_servant', title: 'Chuyên viên', role: null },
  { department: desk, category: 'civil_servant', title: 'Chuyên viên tiếp nhận', role: null },
  { department: culture, category: 'public_employee', title: 'Viên chức', role: null },
  { department: office, category: 'contract_worker', title: 'Lao động hợp đồng', role: null },
]

/** Everybody's posts, in order of seniority: former wards until the reform, today's units since. */
export function everyPost(firstMonth: string): DemoPost[] {
  const before = formerWards.flatMap((ward) =>
    fill(ward, [], { from: `${firstMonth}-01`, to: '2025-06-30' }, firstMonth < REFORM),
  )
  const since = units.flatMap((unit) => {
    const from = firstMonth < REFORM ? `${REFORM}-01` : `${firstMonth}-01`
    const moved = formerWards
      .filter((ward) => ward.into === unit.slug)
      .flatMap((ward) => before.filter((post) => post.unit === ward.slug && post.role === null))
    return fill(
      unit,
      moved.map((post) => post.person),
      { from, to: null },
      true,
    )
  })
  return [...before, ...since]
}

function fill(
  unit: DemoUnit,
  moved: DemoPerson[],
  span: { from: string; to: string | null },
  there: boolean,
): DemoPost[] {
  if (!there) return []
  const random = randomOf(`people of ${unit.slug}`)
  return Array.from({ length: unit.staff }, (_, index) => {
    const slot = first[index] ?? further[(index - first.length) % further.length]!
    const person = (index >= first.length && moved[index - first.length]) || invent(unit.slug, index, random)
    return { ...slot, id: idOf('post', unit.slug, index), person, unit: unit.slug, ...span }
  })
}

const places = [...formerWards, ...units].map(({ slug }) => slug)

// Numbered across the town: whoever moves to another ward takes her code along, and meets nobody who bears it.
function codeOf(unit: string, index: number): string {
  const place = String(places.indexOf(unit) + 1).padStart(2, '0')
  return `CB${place}${String(index + 1).padStart(3, '0')}`
}

function invent(unit: string, index: number, random: Random): DemoPerson {
  const name = random.chance(0.55) ? womens : mens
  return {
    id: idOf('person', unit, index),
    fileUnit: unit,
    code: codeOf(unit, index),
    fullName: `${random.pick(surnames)} ${random.pick(name.middle)} ${random.pick(name.given)}`,
    birthDate: `${random.between(1968, 2001)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
  }
}
