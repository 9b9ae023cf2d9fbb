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
