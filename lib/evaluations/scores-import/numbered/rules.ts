/** Rows that stand for what somebody has already: of what is taken, the number that its row gives. */
export type Taken = Map<number, number | null>

/**
 * Where that stands which a row says: what it says by its number, or else by its words. -1: it says something new. Numbers
 * shift when one is deleted: what still stands goes to its own row, whatever number that has.
 */
export function standingAt<One>(
  nth: number | null,
  had: readonly One[],
  taken: Taken,
  { numbered, worded }: { numbered: (one: One) => boolean; worded: (one: One) => boolean },
): number {
  const own = nth === null ? undefined : had[nth - 1]
  const isOwn = own !== undefined && numbered(own)
  const free = (one: One, at: number) => !taken.has(at) && (isOwn ? at + 1 === nth : worded(one))
  const at = had.findIndex(free)
  if (at >= 0) taken.set(at, nth)
  return at
}

/** Why a row that says something new cannot have the number that it gives; null where it can, or gives none. */
export function numberFault<One>(
  nth: number | null,
  had: readonly One[],
  taken: Taken,
  { noun, mayBe }: { noun: 'dòng' | 'việc'; mayBe: (one: One) => boolean },
): string | null {
  if (nth === null) return null
  const last = had[nth - 1]
  if (last === undefined) return `Người này không có ${noun} số ấy; để trống ô này nếu đây là ${noun} mới.`
  const by = taken.get(nth - 1)
  if (by === null || by === nth) return `${capital[noun]} này đã có ở trên; hãy bỏ một dòng.`
  if (by !== undefined) return stale(noun)
  if (!mayBe(last)) return `${stale(noun)} Muốn thay hẳn ${noun} này thì sửa ở trang của người ấy.`
  taken.set(nth - 1, nth)
  return null
}

const capital = { dòng: 'Dòng', việc: 'Việc' } as const

export function stale(noun: keyof typeof capital): string {
  return `Các ${noun} đã đổi từ khi tải tệp; hãy tải lại.`
}
