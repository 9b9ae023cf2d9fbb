import { z } from 'zod'
import type { Column } from '@/lib/sheets/header'
import type { At, Parsed } from '@/lib/sheets/schema'
import { textIn } from '@/lib/text'

export const staffCategories = [
  'elected_official',
  'civil_servant',
  'public_employee',
  'contract_worker',
] as const
export const staffCategory = z.enum(staffCategories)
export type StaffCategory = z.infer<typeof staffCategory>

/** As a roster writes them. */
export const categoryNames: Readonly<Record<StaffCategory, string>> = {
  elected_official: 'Cán bộ',
  civil_servant: 'Công chức',
  public_employee: 'Viên chức',
  contract_worker: 'Lao động hợp đồng',
}

export type RosterKey =
  | 'staff_code'
  | 'full_name'
  | 'birth_date'
  | 'category'
  | 'position_title'
  | 'department'
  | 'from_day'
  | 'to_day'
  | 'email'

export const rosterColumns: readonly Column<RosterKey>[] = [
  {
    key: 'staff_code',
    label: 'Mã cán bộ',
    required: true,
    names: [
      'Mã CB',
      'Mã CBCC',
      'Mã CBCCVC',
      'Mã nhân viên',
      'Mã NV',
      'Mã số',
      'Staff ID',
      'Employee code',
      'Code',
    ],
  },
  {
    key: 'full_name',
    label: 'Họ và tên',
    required: true,
    whole: true,
    names: ['Họ tên', 'Họ, tên', 'Name', 'Họ và tên cán bộ'],
  },
  {
    key: 'birth_date',
    label: 'Ngày sinh',
    required: false,
    names: ['Ngày, tháng, năm sinh', 'Ngày tháng năm sinh', 'Birthday', 'Date of birth', 'DOB'],
  },
  {
    key: 'category',
    label: 'Loại',
    required: true,
    names: ['Loại cán bộ', 'Đối tượng', 'Staff category', 'Type'],
  },
  {
    key: 'position_title',
    label: 'Chức vụ',
    required: true,
    names: ['Chức danh', 'Chức vụ, chức danh', 'Position', 'Title', 'Job title'],
  },
  {
    key: 'department',
    label: 'Bộ phận',
    required: false,
    names: ['Phòng', 'Phòng ban', 'Phòng, ban', 'Office', 'Đơn vị công tác'],
  },
  {
    key: 'from_day',
    label: 'Từ ngày',
    required: true,
    names: ['From', 'From date', 'Start date', 'Valid from', 'Ngày bắt đầu'],
  },
  {
    key: 'to_day',
    label: 'Đến ngày',
    required: false,
    names: ['To', 'To date', 'End date', 'Valid to', 'Ngày kết thúc'],
  },
  { key: 'email', label: 'Email', required: false, names: ['Thư điện tử', 'E-mail', 'Mail', 'Hộp thư'] },
]

const day = z.iso.date()

/** Undefined where the file has no such column: what is known stays. */
export const parsedPost = z.object({
  staffCode: textIn().min(1).max(40),
  fullName: textIn().min(1).max(120),
  birthDate: day.nullable().optional(),
  category: staffCategory,
  positionTitle: textIn().min(1).max(200),
  department: textIn().max(200).nullable().optional(),
  fromDay: day,
  toDay: day.nullable().optional(),
  email: z.email().nullable().optional(),
})
export type ParsedPost = z.infer<typeof parsedPost> & { readonly at: At }

/** `named` has the codes of refused rows too: whoever is named in the file is not missing from it. */
export type ParsedRoster = Parsed<ParsedPost> & { readonly named: ReadonlySet<string> }

export type ExistingPost = {
  readonly personId: string
  readonly postId: string
  readonly staffCode: string
  readonly fullName: string
  readonly birthDate: string | null
  readonly category: StaffCategory
  readonly positionTitle: string
  readonly department: string | null
  readonly fromDay: string
  readonly toDay: string | null
  readonly email: string | null
}

/** Somebody whose file another unit keeps, under a code that this file has too. `unit`: where she was in post last. */
export type Elsewhere = {
  readonly personId: string
  readonly staffCode: string
  readonly fullName: string
  readonly birthDate: string | null
  readonly email: string | null
  readonly unit: string
  /** A post there has no last day yet. */
  readonly stillThere: boolean
}

/** A person by her code in the unit; `personId` is null where the import creates her. */
export type PersonWrite = {
  readonly personId: string | null
  readonly staffCode: string
  readonly fullName: string
  readonly birthDate: string | null
  readonly email: string | null
}

/**
 * A post to create (`postId` null) or change, of the person with that code, or of `personId`, whose file another unit
 * keeps. Persons are written first.
 */
export type PostWrite = {
  readonly postId: string | null
  readonly personId: string | null
  readonly staffCode: string
  readonly category: StaffCategory
  readonly positionTitle: string
  readonly department: string | null
  readonly fromDay: string
  readonly toDay: string | null
}

/** Write in this order: `persons`, then posts that end or change, then new ones. */
export type RosterWrites = {
  readonly unitCode: string
  readonly persons: readonly PersonWrite[]
  readonly change: readonly PostWrite[]
  readonly create: readonly PostWrite[]
}
