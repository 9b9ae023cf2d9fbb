import type { EvidenceKind } from '../sheets/schema'

/** Why a criterion of somebody has the points it has, and what that rests on; not how many they are. */
export type EvidenceLine = {
  person: string
  name: string
  title: string
  criterion: string
  reason: string
  kind: EvidenceKind | null
  evidence: string | null
  file: string | null
}
