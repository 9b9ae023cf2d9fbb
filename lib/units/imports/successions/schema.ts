import { z } from 'zod'
import type { Column } from '@/lib/sheets/header'
import type { At } from '@/lib/sheets/schema'
import { textIn } from '@/lib/text'
import { successionKind } from '../../schema'
import { unitCode } from '../schema'

export type SuccessionKey =
  'old_code' | 'old_name' | 'old_district_code' | 'new_code' | 'new_name' | 'kind' | 'effective_on'

export const successionColumns: readonly Column<SuccessionKey>[] = [
  { key: 'old_code', label: 'Mã cũ', required: true, names: ['Mã đơn vị cũ', 'Mã ĐVHC cũ'] },
  { key: 'old_name', label: 'Tên cũ', required: true, names: ['Tên đơn vị cũ', 'Tên ĐVHC cũ'] },
  {
    key: 'old_district_code',
    label: 'Mã huyện cũ',
    required: true,
    names: ['Mã quận cũ', 'Mã quận huyện cũ', 'Mã quận, huyện cũ', 'Mã cấp huyện cũ', 'Mã quận/huyện cũ'],
  },
  { key: 'new_code', label: 'Mã mới', required: true, names: ['Mã đơn vị mới', 'Mã ĐVHC mới'] },
  { key: 'new_name', label: 'Tên mới', required: true, names: ['Tên đơn vị mới', 'Tên ĐVHC mới'] },
  {
    key: 'kind',
    label: 'Hình thức',
    required: true,
    names: ['Kiểu', 'Loại', 'Cách sáp nhập', 'Type', 'Hình thức sáp nhập'],
  },
  {
    key: 'effective_on',
    label: 'Ngày hiệu lực',
    required: true,
    names: ['Hiệu lực từ', 'Hiệu lực từ ngày', 'Từ ngày', 'Effective date', 'Effective from'],
  },
]

export const parsedSuccession = z.object({
  oldCode: unitCode,
  oldName: textIn().min(1),
  oldDistrictCode: unitCode.nullable(),
  newCode: unitCode,
  newName: textIn().min(1),
  kind: successionKind,
  effectiveOn: z.iso.date(),
})
export type ParsedSuccession = z.infer<typeof parsedSuccession> & { readonly at: At }

export type ExistingSuccession = {
  readonly formerId: string
  readonly successorId: string
  readonly kind: z.infer<typeof successionKind>
  readonly effectiveOn: string
}

export type SuccessionWrite = ExistingSuccession
