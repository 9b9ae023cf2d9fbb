import { dayOf } from '@/lib/month'
import { unitWord } from '@/lib/open-data/schema'
import { findUnitDetail } from '@/lib/units/queries'
import type { UnitDetail } from '@/lib/units/views/schema'
import { problem } from './answer'

/** The unit that a word of an address names, today's by code too; or the answer that there is none. */
export async function unitNamed(
  word: string,
): Promise<{ unit: UnitDetail; unknown?: undefined } | { unit?: undefined; unknown: Response }> {
  const unit = unitWord.safeParse(word).success ? await findUnitDetail(word, dayOf(new Date())) : null
  if (unit) return { unit }
  return {
    unknown: problem(
      404,
      'Không có đơn vị này',
      'Hãy dùng tên rút gọn, hoặc mã của đơn vị hiện nay: /api/v1/units.',
    ),
  }
}
