import { formatDay } from '@/lib/format'
import type { Day } from '@/lib/month'
import { exportCode, inOrder, versionInForce } from '../rules'
import type { CodeDocument, Refusal } from '../schema'

export type KeptVersion = { version: number; inForceFrom: string; inForceTo: string | null }
/** What is there of the same code: its versions, and the text kept under the file's version number. */
type KeptCode = { binding: boolean; versions: KeptVersion[]; twin: string | null }
/** `before`: the version whose days it takes over; null where it is the first. */
type Verdict =
  | { ok: true; same: true }
  | { ok: true; same: false; before: KeptVersion | null }
  | ({ ok: false } & Omit<Refusal, 'row'>)

/** Whether a document may become the next version of a code. A version that was published never changes. */
export function judgeVersion(document: CodeDocument, kept: KeptCode | null, today: Day): Verdict {
  if (!kept) return { ok: true, same: false, before: null }
  const { version, inForceFrom, binding, change } = document
  const newest = Math.max(...kept.versions.map((each) => each.version))
  const refuse = (column: string, value: string, why: string): Verdict => ({ ok: false, column, value, why })
  if (kept.twin !== null) {
    if (kept.twin === exportCode(document)) return { ok: true, same: true }
    const next = newest + 1
    const why = `Phiên bản ${version} đã công bố với nội dung khác và không bao giờ sửa; hãy nạp thành phiên bản ${next}.`
    return refuse('version', String(version), why)
  }
  if (kept.binding !== (binding === 'staff')) {
    const was = kept.binding ? 'staff' : 'advice'
    return refuse(
      'binding',
      binding,
      `Bộ quy tắc này trước nay là ${was}; tính bắt buộc không đổi giữa các phiên bản.`,
    )
  }
  const order = inOrder(kept.versions)
  const lastOne = order.at(-1)
  if (!lastOne) return { ok: true, same: false, before: null }
  if (version < newest) {
    const why = `Phiên bản mới nhất đã là ${newest}; hãy đánh số phiên bản từ ${newest + 1}.`
    return refuse('version', String(version), why)
  }
  const last = named(lastOne)
  if (inForceFrom < lastOne.inForceFrom) {
    const why = whyNotBetween(document, order, last, today)
    const before = versionInForce(order, inForceFrom) ?? null
    return why === null ? { ok: true, same: false, before } : refuse('in_force_from', inForceFrom, why)
  }
  // A slip is mended as soon as it is found; what changes for people needs a day of its own.
  if (inForceFrom === lastOne.inForceFrom && change !== 'slip') {
    const why = `Đổi nội dung phải có hiệu lực sau ngày có hiệu lực của ${last}; chỉ bản sửa lỗi chữ mới có hiệu lực cùng ngày.`
    return refuse('in_force_from', inForceFrom, why)
  }
  return { ok: true, same: false, before: lastOne }
}

// While a later version waits, only the slip of one that holds is mended: from today on, until the later one begins.
function whyNotBetween(
  { inForceFrom, change }: CodeDocument,
  order: KeptVersion[],
  last: string,
  today: Day,
): string | null {
  const next = order.find((each) => each.inForceFrom > inForceFrom)
  const before = versionInForce(order, inForceFrom)
  if (!next || !before || next.inForceFrom <= today) {
    return `Phải có hiệu lực sau ngày có hiệu lực của ${last}.`
  }
  if (change !== 'slip') {
    return `Trước ${named(next)} đang chờ có hiệu lực chỉ sửa được lỗi chữ; đổi nội dung phải có hiệu lực sau ngày đó.`
  }
  if (inForceFrom < today) {
    return `Những ngày đã qua giữ nguyên: bản sửa lỗi chữ của ${named(before)} có hiệu lực sớm nhất từ ngày ${formatDay(today, 'vi')}.`
  }
  return null
}

function named({ version, inForceFrom }: KeptVersion): string {
  return `phiên bản ${version} (${formatDay(inForceFrom, 'vi')})`
}
