import { z } from 'zod'
import type { Column } from '@/lib/sheets/header'
import type { At } from '@/lib/sheets/schema'
import { textIn } from '@/lib/text'
import { unitType } from '../schema'

export type UnitKey = 'code' | 'name' | 'name_en' | 'type' | 'parent_code' | 'valid_from' | 'valid_to'

export const unitColumns: readonly Column<UnitKey>[] = [
  {
    key: 'code',
    label: 'Mã',
    required: true,
    names: ['Mã đơn vị', 'Mã ĐVHC', 'Mã đơn vị hành chính', 'Unit code'],
  },
  {
    key: 'name',
    label: 'Tên',
    required: true,
    names: ['Tên đơn vị', 'Tên ĐVHC', 'Tên đơn vị hành chính', 'Unit name'],
  },
  {
    key: 'name_en',
    label: 'Tên tiếng Anh',
    required: false,
    names: ['Tên TA', 'English name', 'Name (English)', 'Name in English'],
  },
  {
    key: 'type',
    label: 'Loại',
    required: true,
    names: ['Loại đơn vị', 'Loại hình', 'Cấp', 'Loại ĐVHC', 'Kind', 'Unit type'],
  },
  {
    key: 'parent_code',
    label: 'Mã đơn vị cấp trên',
    required: true,
    names: ['Mã cấp trên', 'Mã cha', 'Mã đơn vị cha', 'Cấp trên', 'Parent', 'Mã ĐVHC cấp trên'],
  },
  {
    key: 'valid_from',
    label: 'Hiệu lực từ',
    required: true,
    names: ['Từ ngày', 'Có hiệu lực từ', 'Ngày hiệu lực', 'Hiệu lực từ ngày', 'From'],
  },
  {
    key: 'valid_to',
    label: 'Hiệu lực đến',
    required: true,
    names: [
      'Đến ngày',
      'Có hiệu lực đến',
      'Hết hiệu lực',
      'Ngày hết hiệu lực',
      'Hiệu lực đến ngày',
      'To',
      'Until',
    ],
  },
]

const day = z.iso.date()
export const unitCode = textIn().regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/)

export const parsedUnit = z.object({
  code: unitCode,
  name: textIn().min(1).max(200),
  /** Undefined where the file has no such column: what is known stays. */
  nameEn: textIn().nullable().optional(),
  type: unitType,
  parentCode: unitCode.nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
})
export type ParsedUnit = z.infer<typeof parsedUnit> & { readonly at: At }

export type ExistingUnit = {
  readonly id: string
  readonly code: string
  readonly slug: string
  readonly name: string
  readonly nameEn: string | null
  readonly type: z.infer<typeof unitType>
  readonly parentId: string | null
  readonly parentCode: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Another unit: one that is there already, or one that the same import creates. */
export type UnitRef = { readonly id: string } | { readonly newKey: string }

/** `newKey` is what later writes of the same plan call a created unit. In order: parents come first. */
export type UnitWrite = {
  readonly newKey: string
  readonly slug: string
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly type: z.infer<typeof unitType>
  readonly parent: UnitRef | null
  readonly validFrom: string | null
  readonly validTo: string | null
}
export type UnitChange = Omit<UnitWrite, 'newKey' | 'slug'> & { readonly id: string }
export type UnitWrites = { readonly create: readonly UnitWrite[]; readonly update: readonly UnitChange[] }
