import type { Column } from '@/lib/sheets/header'
import type { At } from '@/lib/sheets/schema'

export const dossierCounts = [
  'carriedOver',
  'received',
  'early',
  'onTime',
  'late',
  'pendingInTime',
  'pendingOverdue',
  'online',
  'counter',
  'post',
  'onlineCapable',
  'filedFromHome',
] as const
export type DossierCount = (typeof dossierCounts)[number]

/** Null is unknown, never zero. */
export type DossierFigures = { readonly [count in DossierCount]: number | null }

export type DossierKey = 'unitCode' | 'month' | 'field' | DossierCount

export const dossierColumns: readonly Column<DossierKey>[] = [
  {
    key: 'unitCode',
    label: 'Mã đơn vị',
    required: true,
    names: ['Mã ĐVHC', 'unit_code', 'Unit', 'unit.code'],
  },
  { key: 'month', label: 'Tháng', required: true, names: ['Kỳ', 'Kỳ báo cáo', 'Period'] },
  { key: 'field', label: 'Lĩnh vực', required: false, names: ['procedure_field', 'Tên lĩnh vực'] },
  {
    key: 'carriedOver',
    label: 'Tồn đầu kỳ',
    required: false,
    names: ['carried_over', 'Kỳ trước chuyển sang', 'Tồn kỳ trước', 'dossiers.carriedOver'],
  },
  {
    key: 'received',
    label: 'Tiếp nhận',
    required: true,
    names: ['Tiếp nhận mới', 'Tiếp nhận trong kỳ', 'dossiers.received'],
  },
  { key: 'early', label: 'Trước hạn', required: true, names: ['Giải quyết trước hạn', 'dossiers.early'] },
  {
    key: 'onTime',
    label: 'Đúng hạn',
    required: true,
    names: ['on_time', 'Giải quyết đúng hạn', 'dossiers.onTime'],
  },
  {
    key: 'late',
    label: 'Quá hạn',
    required: true,
    names: ['Giải quyết quá hạn', 'Overdue', 'dossiers.late'],
  },
  {
    key: 'pendingInTime',
    label: 'Đang giải quyết trong hạn',
    required: false,
    names: ['pending_in_time', 'Đang giải quyết, trong hạn', 'dossiers.pendingInTime'],
  },
  {
    key: 'pendingOverdue',
    label: 'Đang giải quyết quá hạn',
    required: false,
    names: ['pending_overdue', 'Đang giải quyết, quá hạn', 'dossiers.pendingOverdue'],
  },
  {
    key: 'online',
    label: 'Trực tuyến',
    required: false,
    names: ['Nộp trực tuyến', 'channel_online', 'dossiers.online'],
  },
  {
    key: 'counter',
    label: 'Trực tiếp',
    required: false,
    names: ['Nộp trực tiếp', 'channel_direct', 'Direct', 'dossiers.counter'],
  },
  {
    key: 'post',
    label: 'Bưu chính',
    required: false,
    names: ['Bưu điện', 'channel_post', 'Dịch vụ bưu chính', 'dossiers.post'],
  },
  {
    key: 'onlineCapable',
    label: 'Đủ điều kiện trực tuyến',
    required: false,
    names: ['online_capable', 'Đủ điều kiện nộp trực tuyến', 'dossiers.onlineCapable'],
  },
  {
    key: 'filedFromHome',
    label: 'Nộp tại nhà',
    required: false,
    names: ['filed_from_home', 'Nộp từ nhà', 'dossiers.filedFromHome'],
  },
]

/** `field` '' is the whole unit. */
export type ParsedDossiers = DossierFigures & {
  readonly unitCode: string
  readonly month: string
  readonly field: string
  readonly at: At
}
export type ExistingDossiers = Omit<ParsedDossiers, 'at'>
export type DossierWrite = ExistingDossiers

/** Left side minus right. */
export type Difference = { readonly results: number; readonly channels: number }

export type DossierOptions = {
  /** Does a unit of that code exist in that month? */
  readonly isUnit: (code: string, month: string) => boolean
  /** For a file without these columns (`--unit`, `--month`); one that has them must agree. */
  readonly unitCode?: string | undefined
  readonly month?: string | undefined
  /** Take what does not add up, and publish the difference beside it. */
  readonly acceptDifference?: boolean | undefined
}
