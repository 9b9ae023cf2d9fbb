import type { Column } from '@/lib/sheets/header'
import type { At } from '@/lib/sheets/schema'

export type DetailKey =
  'code' | 'name' | 'population' | 'area_km2' | 'office_address' | 'longitude' | 'latitude'

export const detailColumns: readonly Column<DetailKey>[] = [
  { key: 'code', label: 'Mã', required: true, names: ['Mã đơn vị', 'Mã ĐVHC', 'Unit code'] },
  { key: 'name', label: 'Tên', required: true, names: ['Tên đơn vị', 'Tên ĐVHC', 'Unit name'] },
  { key: 'population', label: 'Dân số', required: true, names: ['Số dân', 'Quy mô dân số'] },
  {
    key: 'area_km2',
    label: 'Diện tích',
    required: true,
    names: ['Diện tích km2', 'Area', 'Diện tích tự nhiên'],
  },
  {
    key: 'office_address',
    label: 'Địa chỉ trụ sở',
    required: false,
    names: ['Trụ sở', 'Địa chỉ', 'Address', 'Office'],
  },
  { key: 'longitude', label: 'Kinh độ', required: false, names: ['Long', 'Lng', 'Lon'] },
  { key: 'latitude', label: 'Vĩ độ', required: false, names: ['Lat'] },
]

export type ParsedDetails = {
  readonly code: string
  readonly name: string
  /** Null is unknown and leaves what is known. */
  readonly population: number | null
  readonly areaKm2: string | null
  readonly officeAddress: string | null
  readonly longitude: string | null
  readonly latitude: string | null
  readonly at: At
}

export type ExistingDetails = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly population: number | null
  readonly areaKm2: string | null
  readonly officeAddress: string | null
  readonly longitude: string | null
  readonly latitude: string | null
}

export type DetailsWrite = Omit<ExistingDetails, 'code' | 'name' | 'validFrom' | 'validTo'>
