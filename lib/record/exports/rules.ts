import type { BookAbout, BookSheet } from '@/lib/sheets/book'
import { dossierColumns, storedCounts, type StoredFigures } from '../dossiers/schema'

const kept = dossierColumns.filter(({ key }) => key !== 'resolved' && key !== 'pending')

export type DossierMonth = StoredFigures & { month: string; field: string }

/** Months of figures in the very columns of their import, with room for the months to come. */
export function dossiersSheet(code: string, months: readonly DossierMonth[]): BookSheet {
  return {
    name: 'Số liệu hồ sơ',
    columns: kept.map(({ key, label }) => ({
      label,
      open: true,
      ...(key === 'unitCode' || key === 'month'
        ? { width: 11 }
        : key === 'field'
          ? { width: 28 }
          : { width: 13, kind: 'number' as const, maximum: '2147483647' }),
    })),
    rows: months.map((row) => [
      ...[code, row.month.split('-').reverse().join('/'), row.field],
      ...storedCounts.map((count) => row[count]),
    ]),
    spare: 24,
    fixed: 2,
  }
}

export function dossiersAbout(unit: string): BookAbout {
  return {
    title: `Số liệu hồ sơ một cửa, ${unit}`,
    lines: [
      [
        'Dùng để làm gì',
        'Sửa hoặc thêm dòng rồi nạp lại tệp này ở trang Số liệu hồ sơ. Không sửa gì mà nạp lại thì không có gì thay đổi.',
      ],
      [
        'Mỗi dòng',
        'Một tháng (MM/yyyy) của một lĩnh vực; để trống Lĩnh vực là số của cả đơn vị. Không nhận số theo quý.',
      ],
      [
        'Tổng thứ nhất',
        'Tồn đầu kỳ + Tiếp nhận = Trước hạn + Đúng hạn + Quá hạn + Đang giải quyết trong hạn + quá hạn.',
      ],
      ['Tổng thứ hai', 'Tiếp nhận = Trực tuyến + Trực tiếp + Bưu chính.'],
      ['Chưa có số liệu', 'Để trống ô. Ghi 0 nghĩa là không có hồ sơ nào.'],
      [
        'Mức độ 3, 4 hay toàn trình',
        'Ghi theo một cách gọi: cũ (mức độ 3, 4) hoặc mới (toàn trình, một phần). Hai cách không cộng với nhau.',
      ],
    ],
  }
}
