import {
  type Difference,
  type DossierFigures,
  type StatedTotals,
  storedCounts,
  type StoredFigures,
  type Sum,
} from '../schema'

/** Null where both sums of the contract agree, or where a missing figure leaves nothing to compare. */
export function reconcile(figures: DossierFigures): Difference | null {
  const [results, channels] = [resultsOff(figures), channelsOff(figures)]
  return results === 0 && channels === 0 ? null : { results, channels }
}

function resultsOff(figures: DossierFigures): number {
  const { carriedOver, received, early, onTime, late, pendingInTime, pendingOverdue } = figures
  return difference([carriedOver, received], [early, onTime, late, pendingInTime, pendingOverdue])
}

function channelsOff({ received, online, counter, post }: DossierFigures): number {
  return difference([received], [online, counter, post])
}

/** What was carried over, minus what was open at the end of the month before. */
export function carriedBy(
  { carriedOver }: Pick<DossierFigures, 'carriedOver'>,
  last: Pick<DossierFigures, 'pendingInTime' | 'pendingOverdue'>,
): number {
  return difference([carriedOver], [last.pendingInTime, last.pendingOverdue])
}

/** Left side minus right; 0 where one of them is unknown. */
export function difference(left: readonly (number | null)[], right: readonly (number | null)[]): number {
  if ([...left, ...right].includes(null)) return 0
  const sum = (terms: readonly (number | null)[]) =>
    terms.reduce<number>((total, term) => total + (term ?? 0), 0)
  return sum(left) - sum(right)
}

export const noTotals: StatedTotals = { resolved: null, pending: null }

/** Every sum that does not equal its parts, each with its difference in words. */
export function sumsOff(figures: DossierFigures, totals: StatedTotals = noTotals): Sum[] {
  const { early, onTime, late, pendingInTime, pendingOverdue } = figures
  const sums = [
    {
      name: 'results' as const,
      off: resultsOff(figures),
      of: 'Tồn đầu kỳ + Tiếp nhận không bằng Trước hạn + Đúng hạn + Quá hạn + Đang giải quyết (trong hạn và quá hạn)',
    },
    {
      name: 'channels' as const,
      off: channelsOff(figures),
      of: 'Tiếp nhận không bằng Trực tuyến + Trực tiếp + Bưu chính',
    },
    {
      name: 'resolved' as const,
      // A report may call early and on time together “đúng hạn”.
      off: totals.resolved === null ? 0 : difference([totals.resolved], [early ?? 0, onTime, late]),
      of: 'Đã giải quyết không bằng Trước hạn + Đúng hạn + Quá hạn',
    },
    {
      name: 'pending' as const,
      off: totals.pending === null ? 0 : difference([totals.pending], [pendingInTime, pendingOverdue]),
      of: 'Đang giải quyết không bằng Trong hạn + Quá hạn',
    },
  ]
  return sums
    .filter(({ off }) => off !== 0)
    .map(({ name, off, of }) => ({ name, off, why: `${of}: lệch ${signed(off)}.` }))
}

export function signed(n: number): string {
  return n > 0 ? `+${n}` : `−${-n}`
}

export function sameFigures(a: StoredFigures, b: StoredFigures): boolean {
  return storedCounts.every((count) => a[count] === b[count])
}

export type Impossible = { readonly key: keyof StoredFigures; readonly why: string }

/** A part larger than its whole, and two notions of one thing in one row. Nobody can accept these. */
export function impossible(figures: StoredFigures): Impossible[] {
  const { received, filedFromHome, legacyLevel34, serviceFull, servicePartial } = figures
  const wrong: Impossible[] = []
  const over = (key: keyof StoredFigures, name: string, count: number | null) => {
    if (received !== null && count !== null && count > received)
      wrong.push({ key, why: `${name} (${count}) nhiều hơn tiếp nhận (${received}); hãy kiểm tra lại.` })
  }
  over('filedFromHome', 'Nộp tại nhà', filedFromHome)
  over('legacyLevel34', 'Mức độ 3, 4', legacyLevel34)
  const services =
    serviceFull === null && servicePartial === null ? null : (serviceFull ?? 0) + (servicePartial ?? 0)
  over(serviceFull === null ? 'servicePartial' : 'serviceFull', 'Toàn trình và một phần', services)
  if (legacyLevel34 !== null && services !== null) {
    const why =
      'Một tháng ghi theo cách gọi cũ (mức độ 3, 4) hoặc cách gọi mới (toàn trình, một phần), không ghi cả hai.'
    wrong.push({ key: 'legacyLevel34', why })
  }
  return wrong
}

/** What the months before say, nearest first: with at least three of them a jump shows. */
export type Before = Pick<DossierFigures, 'received' | 'late'>

/** What is possible and yet asks for a second look, each as a question in words. */
export function doubts(figures: Before, before: readonly Before[]): string[] {
  const asked: string[] = []
  const names = { received: 'Tiếp nhận', late: 'Quá hạn' } as const
  for (const key of ['received', 'late'] as const) {
    const known = before.flatMap((each) => each[key] ?? [])
    const now = figures[key]
    if (now === null || known.length < 3) continue
    const usual = known.toSorted((a, b) => a - b)[known.length >> 1] ?? 0
    const [low, high] = key === 'late' ? [0, 3] : [0.5, 2]
    if (Math.abs(now - usual) >= 20 && (now > usual * high || now < usual * low))
      asked.push(`${names[key]} là ${now}, các tháng gần đây thường khoảng ${usual}.`)
  }
  return asked
}
