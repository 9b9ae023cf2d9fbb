/** The least and the greatest figure; a flat line gets some air above and below it. */
export function extent(points: { value: number | null }[]): [number, number] {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]))
  const least = Math.min(...values)
  const greatest = Math.max(...values)
  if (least < greatest) return [least, greatest]
  const air = Math.abs(least) / 10 || 1
  return [least - air, greatest + air]
}
