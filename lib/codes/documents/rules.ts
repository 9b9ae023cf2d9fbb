import { formatDay } from '@/lib/format'
import { exportCode } from '../rules'
import type { CodeDocument, Refusal } from '../schema'

/** What is there of the same code: its last version, and the text kept under the file's version number. */
type KeptCode = {
  binding: boolean
  last: { version: number; inForceFrom: string } | null
  twin: string | null
}
type Verdict = { ok: true; same: boolean } | ({ ok: false } & Omit<Refusal, 'row'>)

/** Whether a document may become the next version of a code. A version that was published never changes. */
export function judgeVersion(document: CodeDocument, kept: KeptCode | null): Verdict {
  if (!kept) return { ok: true, same: false }
  const { version, inForceFrom, binding, change } = document
  const refuse = (column: string, value: string, why: string): Verdict => ({ ok: false, column, value, why })
  if (kept.twin !== null) {
    if (kept.twin === exportCode(document)) return { ok: true, same: true }
    const next = (kept.last?.version ?? version) + 1
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
  if (!kept.last) return { ok: true, same: false }
  if (version < kept.last.version) {
    const why = `Phiên bản mới nhất đã là ${kept.last.version}; hãy đánh số phiên bản từ ${kept.last.version + 1}.`
    return refuse('version', String(version), why)
  }
  const last = `phiên bản ${kept.last.version} (${formatDay(kept.last.inForceFrom, 'vi')})`
  if (inForceFrom < kept.last.inForceFrom) {
    return refuse('in_force_from', inForceFrom, `Phải có hiệu lực sau ngày có hiệu lực của ${last}.`)
  }
  // A slip is mended as soon as it is found; what changes for people needs a day of its own.
  if (inForceFrom === kept.last.inForceFrom && change !== 'slip') {
    const why = `Đổi nội dung phải có hiệu lực sau ngày có hiệu lực của ${last}; chỉ bản sửa lỗi chữ mới có hiệu lực cùng ngày.`
    return refuse('in_force_from', inForceFrom, why)
  }
  return { ok: true, same: false }
}
