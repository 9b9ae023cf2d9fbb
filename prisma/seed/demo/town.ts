// Who the demo is about: Bắc Từ Liêm's 13 former wards and the five since, Đông Anh's five communes (domain §5.2, §5.3).
// Staff numbers are invented, within the 25 to 90 that such offices have.

export type DemoUnit = { slug: string; staff: number; dossiers: number }

export const formerWards: (DemoUnit & { into: string })[] = [
  { slug: 'thuong-cat-bac-tu-liem-2025', staff: 27, dossiers: 420, into: 'thuong-cat' },
  { slug: 'lien-mac-bac-tu-liem-2025', staff: 26, dossiers: 430, into: 'thuong-cat' },
  { slug: 'thuy-phuong-bac-tu-liem-2025', staff: 29, dossiers: 560, into: 'dong-ngac' },
  { slug: 'dong-ngac-bac-tu-liem-2025', staff: 33, dossiers: 740, into: 'dong-ngac' },
  { slug: 'duc-thang-bac-tu-liem-2025', staff: 28, dossiers: 610, into: 'dong-ngac' },
  { slug: 'co-nhue-2-bac-tu-liem-2025', staff: 36, dossiers: 880, into: 'dong-ngac' },
  { slug: 'xuan-dinh-bac-tu-liem-2025', staff: 34, dossiers: 820, into: 'xuan-dinh' },
  { slug: 'xuan-tao-bac-tu-liem-2025', staff: 28, dossiers: 520, into: 'xuan-dinh' },
  { slug: 'tay-tuu-bac-tu-liem-2025', staff: 30, dossiers: 640, into: 'tay-tuu' },
  { slug: 'minh-khai-bac-tu-liem-2025', staff: 32, dossiers: 760, into: 'tay-tuu' },
  { slug: 'phu-dien-bac-tu-liem-2025', staff: 33, dossiers: 790, into: 'phu-dien' },
  { slug: 'phuc-dien-bac-tu-liem-2025', staff: 29, dossiers: 650, into: 'phu-dien' },
  { slug: 'co-nhue-1-bac-tu-liem-2025', staff: 35, dossiers: 900, into: 'phu-dien' },
]

export const units: DemoUnit[] = [
  { slug: 'thuong-cat', staff: 62, dossiers: 1390 },
  { slug: 'dong-ngac', staff: 90, dossiers: 2640 },
  { slug: 'xuan-dinh', staff: 71, dossiers: 1980 },
  { slug: 'tay-tuu', staff: 64, dossiers: 1540 },
  { slug: 'phu-dien', staff: 84, dossiers: 2450 },
  { slug: 'dong-anh', staff: 88, dossiers: 2980 },
  { slug: 'phuc-thinh', staff: 79, dossiers: 2310 },
  { slug: 'thu-lam', staff: 76, dossiers: 2240 },
  { slug: 'thien-loc', staff: 66, dossiers: 1720 },
  { slug: 'vinh-thanh', staff: 58, dossiers: 1480 },
]

/** The reform: former units end the day before. */
export const REFORM = '2025-07'

export const departments = {
  leaders: 'Lãnh đạo Ủy ban nhân dân',
  office: 'Văn phòng HĐND và UBND',
  economy: 'Phòng Kinh tế, Hạ tầng và Đô thị',
  culture: 'Phòng Văn hóa - Xã hội',
  desk: 'Điểm phục vụ hành chính công',
} as const
