import { randomOf } from './random'
import { units } from './town'

const counters = [
  ['Hộ tịch, chứng thực', 'Civil status, certification'],
  ['Đất đai, xây dựng', 'Land, construction'],
  ['Lao động, bảo trợ xã hội', 'Labour, social protection'],
  ['Đăng ký kinh doanh, thuế', 'Business registration, tax'],
  ['Hướng dẫn nộp hồ sơ trực tuyến', 'Help with online filing'],
  ['Trả kết quả', 'Results'],
] as const

/** Hours, counters and hotlines of the demo units: invented, and marked so on each page. */
export function servicePoints(amenitySlugs: readonly string[]) {
  return {
    hours: units.flatMap(({ slug }) => {
      const saturday = randomOf(`saturday of ${slug}`).chance(0.4)
      return [1, 2, 3, 4, 5, 6].flatMap((weekday) => {
        if (weekday === 6 && !saturday) return []
        const morning = { unit: slug, weekday, opens: '08:00', closes: '12:00' }
        return weekday === 6 ? [morning] : [morning, { unit: slug, weekday, opens: '13:30', closes: '17:00' }]
      })
    }),
    counters: units.flatMap(({ slug, staff }) =>
      counters
        .slice(0, staff > 70 ? 6 : 4)
        .map(([title, titleEn], index) => ({ unit: slug, number: index + 1, title, title_en: titleEn })),
    ),
    hotlines: units.map(({ slug }) => ({
      unit: slug,
      hotline: `024 5550 ${randomOf(`hotline of ${slug}`).between(1000, 9999)}`,
    })),
    amenities: units.flatMap(({ slug }) => {
      const random = randomOf(`amenities of ${slug}`)
      return amenitySlugs
        .filter(() => random.chance(0.75))
        .map((amenity_slug) => ({ unit: slug, amenity_slug }))
    }),
  }
}
