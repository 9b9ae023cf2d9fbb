import { formatDay, formatMonth } from '@/lib/format'
import type { Published } from '@/lib/record/publications/schema'
import { onTimeRate } from '@/lib/record/rates/rules'

type Feed = {
  /** The portal's own address, without a slash at its end. */
  root: string
  /** The address of this very feed, and of the page of older entries. */
  self: string
  next: string | null
  /** Of one unit, by its name; null for all. */
  unit: string | null
  /** Newest first. */
  entries: readonly Published[]
  monthHref: (unit: string, month: string) => string
}

/** Publications and corrections as an Atom feed (RFC 4287; older pages by RFC 5005). */
export function atomFeed({ root, self, next, unit, entries, monthHref }: Feed): string {
  const updated = entries[0]?.row.publishedAt ?? '1970-01-01T00:00:00Z'
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    `<id>${text(root + self.split('?after=')[0]!.split('&after=')[0]!)}</id>`,
    `<title>${text(unit ? `${unit}: công bố và đính chính` : 'Nếp: công bố và đính chính')}</title>`,
    `<updated>${instant(updated)}</updated>`,
    '<author><name>Nếp, cổng nếp công vụ</name></author>',
    `<link rel="self" type="application/atom+xml" href="${text(root + self)}"/>`,
    ...(next ? [`<link rel="next" type="application/atom+xml" href="${text(root + next)}"/>`] : []),
    ...entries.map((entry) => atomEntry(entry, root + monthHref(entry.row.unit.slug, entry.row.month))),
    '</feed>\n',
  ].join('\n')
}

function atomEntry({ seq, hash, row }: Published, page: string): string {
  const month = formatMonth(row.month, 'vi')
  const title = row.correction
    ? `${row.unit.name}: đính chính ${month}, lần ${row.revision}`
    : `${row.unit.name}: công bố ${month}`
  const rate = onTimeRate(row)
  const said = [
    row.illustrative ? 'Dữ liệu minh họa.' : '',
    row.correction ? `Lý do: ${row.correction.reason}` : '',
    rate.value === null
      ? ''
      : `Giải quyết đúng hoặc trước hạn ${rate.value.replace('.', ',')} % (${rate.numerator} trong ${rate.denominator} hồ sơ).`,
    `Chốt số liệu 0 giờ ngày ${formatDay(row.cutOff, 'vi')}; số ${seq} trong sổ công bố, mã băm ${hash}.`,
  ]
  return [
    '<entry>',
    `<id>urn:sha256:${hash}</id>`,
    `<title>${text(title)}</title>`,
    `<updated>${instant(row.publishedAt)}</updated>`,
    `<link rel="alternate" type="text/html" href="${text(page)}"/>`,
    `<category term="${row.correction ? 'correction' : 'publication'}"/>`,
    `<summary>${text(said.filter(Boolean).join(' '))}</summary>`,
    '</entry>',
  ].join('\n')
}

function instant(written: string): string {
  return new Date(written).toISOString()
}

// XML 1.0 has no place for control characters, escaped or not.
function text(words: string): string {
  return words
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
