export const personalKinds = ['phone', 'email', 'identity', 'address', 'name'] as const
export type PersonalKind = (typeof personalKinds)[number]

/** A stretch of a text that says who somebody is; `to` is the first letter after it. */
export type PersonalSpan = { kind: PersonalKind; from: number; to: number }

/** What stands in its place: words, so that it is read aloud, printed and exported like the rest. */
export const blanks: Record<PersonalKind, string> = {
  phone: '[đã che số điện thoại]',
  email: '[đã che thư điện tử]',
  identity: '[đã che số giấy tờ]',
  address: '[đã che địa chỉ]',
  name: '[đã che tên]',
}
