import { z } from 'zod'
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

/** How far a service went online, in the old words (levels 3 and 4) and in the new; never added to each other. */
export const dossierNotions = ['legacyLevel34', 'serviceFull', 'servicePartial'] as const
export type DossierNotion = (typeof dossierNotions)[number]
export const storedCounts = [...dossierCounts, ...dossierNotions] as const
export type StoredFigures = { readonly [count in (typeof storedCounts)[number]]: number | null }

/** Sums that exports carry along: compared with their parts and not kept. */
export type StatedTotals = { readonly resolved: number | null; readonly pending: number | null }

export type DossierKey = 'unitCode' | 'month' | 'field' | DossierCount | DossierNotion | keyof StatedTotals

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
    names: [
      'carried_over',
      'Kỳ trước chuyển sang',
      'Tồn kỳ trước',
      'Từ kỳ trước',
      'Từ kỳ trước chuyển sang',
      'Tiếp nhận từ kỳ trước',
      'dossiers.carriedOver',
    ],
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
  {
    key: 'legacyLevel34',
    label: 'Mức độ 3, 4 (cách gọi cũ)',
    required: false,
    names: ['Mức độ 3, 4', 'Mức độ 3 và 4', 'Mức độ 3-4', 'legacy_level_3_4', 'Level 3-4'],
  },
  {
    key: 'serviceFull',
    label: 'Toàn trình',
    required: false,
    names: ['Dịch vụ công toàn trình', 'Trực tuyến toàn trình', 'service_full', 'Full online'],
  },
  {
    key: 'servicePartial',
    label: 'Một phần',
    required: false,
    names: ['Dịch vụ công một phần', 'Trực tuyến một phần', 'service_partial', 'Partial online'],
  },
  {
    key: 'resolved',
    label: 'Đã giải quyết',
    required: false,
    names: ['Tổng giải quyết', 'Tổng đã giải quyết', 'Số đã giải quyết'],
  },
  {
    key: 'pending',
    label: 'Đang giải quyết',
    required: false,
    names: ['Tổng đang giải quyết', 'Đang xử lý', 'In process'],
  },
]

/** A row of a unit's month; `field` '' is the whole unit. */
export type FieldFigures = StoredFigures & { readonly field: string }
/** As a file names it: a code means nothing without its month. */
export type NamedDossiers = FieldFigures & { readonly unitCode: string; readonly month: string }
/** As it is kept. */
export type ExistingDossiers = FieldFigures & { readonly unitId: string; readonly month: string }
export type ParsedDossiers = NamedDossiers & { readonly totals: StatedTotals; readonly at: At }
/** `off`: the sums that do not agree and were accepted so. */
export type DossierWrite = NamedDossiers & { readonly off: readonly Sum[] }

/**
 * `carried`: against the month before; `next`: what the next month carried over, of `field`, against this one; `fields`:
 * the whole unit's `count` against its fields.
 */
export const sumNames = ['results', 'channels', 'resolved', 'pending', 'carried', 'next', 'fields'] as const
/** A sum that does not equal its parts: by how much, and which in words. */
export type Sum = {
  readonly name: (typeof sumNames)[number]
  readonly count?: keyof StoredFigures
  readonly field?: string
  readonly off: number
  readonly why: string
}

/** How much the whole unit's numbers were off its fields', as an acceptance keeps them. */
export const acceptedFields = z.partialRecord(z.enum(storedCounts), z.number().int())

/** Left side minus right. */
export type Difference = { readonly results: number; readonly channels: number }

export type DossierOptions = {
  /** Does a unit of that code exist in that month? */
  readonly isUnit: (code: string, month: string) => boolean
  /** For a file without these columns (`--unit`, `--month`); one that has them must agree. */
  readonly unitCode?: string | undefined
  readonly month?: string | undefined
}
