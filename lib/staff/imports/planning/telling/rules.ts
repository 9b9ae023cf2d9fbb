import { categoryNames, type StaffCategory } from '../../schema'

const told = {
  fullName: 'Họ và tên',
  birthDate: 'Ngày sinh',
  category: 'Loại',
  positionTitle: 'Chức vụ',
  department: 'Bộ phận',
  fromDay: 'Từ ngày',
  toDay: 'Đến ngày',
  email: 'Email',
} as const

type Key = keyof typeof told
type Told = { readonly [key in Key]: string | null }
type Known = Pick<Told, 'fullName' | 'birthDate' | 'email'>

const keys = Object.keys(told) as Key[]
/** Said of a new post also where the file has nothing of it: a column taken for another one shows here. */
const always: readonly Key[] = ['birthDate', 'category', 'positionTitle', 'department', 'fromDay']

/** What a row changes, in words: `Chức vụ: Chuyên viên → Trưởng phòng`. */
export function differences(after: Told, before: Told): string {
  return keys
    .filter((key) => after[key] !== before[key])
    .map((key) => change(key, before[key], after[key]))
    .join('; ')
}

/** All that a row says of a new post; of a person who is known already, also what would be changed of her. */
export function whole(post: Told, known: Known | null): string {
  const was: Partial<Told> = known
    ? { fullName: known.fullName, birthDate: known.birthDate, email: known.email }
    : {}
  return keys
    .flatMap((key) => {
      const before = was[key]
      if (before !== undefined && before !== post[key]) return [change(key, before, post[key])]
      const said = always.includes(key) || (key !== 'fullName' && post[key] !== null)
      return said ? [`${told[key]}: ${inWords(key, post[key])}`] : []
    })
    .join('; ')
}

function change(key: Key, before: string | null, after: string | null): string {
  return `${told[key]}: ${inWords(key, before)} → ${inWords(key, after)}`
}

function inWords(key: Key, value: string | null): string {
  if (value === null) return 'để trống'
  if (key === 'category') return categoryNames[value as StaffCategory]
  return /^\d{4}-\d\d-\d\d$/.test(value) ? shown(value) : value
}

export function shown(day: string): string {
  return day.split('-').reverse().join('/')
}
