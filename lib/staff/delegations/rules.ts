import type { DelegationKind } from './schema'

/** How an act is signed that was done for another: “KT. Nguyễn Văn An”. */
export function signingOf({
  kind,
  grantor,
}: {
  kind: DelegationKind
  grantor: { fullName: string }
}): string {
  return `${kind.toUpperCase()}. ${grantor.fullName}`
}

const deputyTitle = /^(quyền |q\. ?)?(phó|p\.|pct|ptp|pgđ|pcvp)([ .]|$)/

/** Whether the title is a deputy's, who alone signs KT. (NĐ 30/2020, điều 13); others sign TUQ. */
export function isDeputy(title: string): boolean {
  return deputyTitle.test(title.normalize('NFC').trim().toLowerCase())
}
