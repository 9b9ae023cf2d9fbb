import type { Elsewhere, ParsedPost } from '../../schema'

/**
 * Who comes from another unit is the same person, so that her months and her year go with her: same code, same name,
 * same birth date, and only one such.
 */
export function sameElsewhere(
  row: ParsedPost,
  elsewhere: readonly Elsewhere[],
  notes: string[],
): Elsewhere | null {
  const plain = (name: string) => name.normalize('NFC').toLowerCase()
  const alike = elsewhere.filter(
    ({ staffCode, fullName }) => staffCode === row.staffCode && plain(fullName) === plain(row.fullName),
  )
  const same = row.birthDate ? alike.filter(({ birthDate }) => birthDate === row.birthDate) : []
  const [one] = same
  const say = (words: string) => {
    const note = `${row.fullName} (${row.staffCode}): ${words}`
    if (!notes.includes(note)) notes.push(note)
  }
  if (one && same.length === 1) {
    if (one.stillThere)
      say(
        `ở ${one.unit} chưa ghi ngày thôi giữ chức vụ. Nếu đã chuyển hẳn, đơn vị ấy ghi ngày đó trong danh sách của mình.`,
      )
    return one
  }
  if (alike.length > 0 && !row.birthDate)
    say(
      'đơn vị khác có người cùng mã, cùng tên. Nếu là một người, ghi thêm ngày sinh để các tháng trước đi theo.',
    )
  return null
}
