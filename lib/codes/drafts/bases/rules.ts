import { formatDay } from '@/lib/format'
import { addDays, type Day } from '@/lib/month'
import { inOrder, periodOf, versionInForce } from '../../rules'
import type { ChangeKind } from '../../schema'
import type { VersionState } from '../../views/schema'
import type { DraftBase } from '../schema'

type Kept = { version: number; inForceFrom: Day; inForceTo: Day | null }

/** What holds that day and what is to come, in that order; of a code that has ended, its last version. */
export function liveVersions<V extends Kept>(
  versions: readonly V[],
  today: Day,
): (V & { state: VersionState })[] {
  const order = inOrder(versions)
  const now = versionInForce(order, today)
  const live = order.flatMap((one): (V & { state: VersionState })[] => {
    if (one === now) return [{ ...one, state: 'in-force' }]
    const coming = one.inForceFrom > today && !periodOf(one.inForceFrom, one.inForceTo).replacedSameDay
    return coming ? [{ ...one, state: 'to-come' }] : []
  })
  const last = order.at(-1)
  return live.length > 0 || !last ? live : [{ ...last, state: 'past' }]
}

/** A version as the base of a draft, with the one that takes its place. */
export function baseOf(versions: readonly Kept[], version: number): DraftBase {
  const order = inOrder(versions)
  const at = order.findIndex((each) => each.version === version)
  const base = order[at]
  if (!base) throw new Error(`A draft stands on version ${version}, which is not there`)
  const next = order[at + 1]
  return {
    ...{ version, inForceFrom: base.inForceFrom, inForceTo: base.inForceTo },
    next: next ? { version: next.version, inForceFrom: next.inForceFrom } : null,
  }
}

type Misfit = { field: 'inForceFrom' | 'change'; why: string }

/** Why a draft may not be published for that day, which has to be one of its base's; null when it may. */
export function misfit(base: DraftBase, inForceFrom: Day, change: ChangeKind, today: Day): Misfit | null {
  const { version, next } = base
  const began = formatDay(base.inForceFrom, 'vi')
  const gone = base.inForceTo !== null && (base.inForceTo < today || base.inForceTo < base.inForceFrom)
  if (next && gone) {
    const since = formatDay(next.inForceFrom, 'vi')
    const why = `Bản thảo soạn từ phiên bản ${version}, đã được phiên bản ${next.version} thay thế từ ngày ${since}; hãy trả lại hoặc bỏ bản thảo này, rồi mở bản thảo từ phiên bản ${next.version}.`
    return { field: 'inForceFrom', why }
  }
  if (next && change === 'substance') {
    const why = `Phiên bản ${next.version} sẽ có hiệu lực từ ngày ${formatDay(next.inForceFrom, 'vi')}, nên bản thảo soạn từ phiên bản ${version} chỉ công bố được là sửa lỗi chữ. Đổi nội dung thì soạn từ phiên bản ${next.version}.`
    return { field: 'change', why }
  }
  if (inForceFrom < base.inForceFrom) {
    const why = `Bản thảo soạn từ phiên bản ${version}, có hiệu lực từ ngày ${began}; hãy chọn một ngày từ ngày đó trở đi.`
    return { field: 'inForceFrom', why }
  }
  // On the very day a version began its slip may be mended; the days that have passed stay as they were.
  if (inForceFrom === base.inForceFrom && inForceFrom < today) {
    const why = `Phiên bản ${version} đã có hiệu lực từ ngày ${began}; hãy chọn một ngày sau ngày đó.`
    return { field: 'inForceFrom', why }
  }
  if (!next) return null
  const [first, last] = [today > base.inForceFrom ? today : base.inForceFrom, addDays(next.inForceFrom, -1)]
  if (inForceFrom >= first && inForceFrom <= last) return null
  const why = `Phiên bản ${next.version} có hiệu lực từ ngày ${formatDay(next.inForceFrom, 'vi')}; bản sửa lỗi chữ của phiên bản ${version} có hiệu lực trong khoảng từ ${formatDay(first, 'vi')} đến ${formatDay(last, 'vi')}.`
  return { field: 'inForceFrom', why }
}
