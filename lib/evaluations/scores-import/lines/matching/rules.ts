import { same } from '../../../merging/rules'
import type { EvidenceKind, StoredDeduction } from '../../../sheets/schema'

/** An empty cell is ''; null is what no criterion, or no kind, is called. */
export type Written = {
  criterion: string | null
  points: string
  reason: string
  kind: EvidenceKind | '' | null
  evidence: string
  /** How the attached file is called. */
  file: string
}
/** What the line's own attached file is called; '' where it has none. */
export type FileOf = (line: StoredDeduction) => string

/** Whether a row says what a line has already; points, and a file, that it leaves empty are the line's. */
export function isThat(written: Written, line: StoredDeduction, fileOf: FileOf): boolean {
  return (
    line.criterion === written.criterion &&
    (written.points === '' || same(line.points, written.points)) &&
    same(line.reason, written.reason) &&
    (line.kind ?? '') === written.kind &&
    same(line.evidence ?? '', written.evidence) &&
    (written.file === '' || same(fileOf(line), written.file))
  )
}

/**
 * Whether a row may be a line that was mended: that leaves its reason or its evidence. Where neither is left, the number
 * may be another line's by now.
 */
export function mayBe(written: Written, line: StoredDeduction, fileOf: FileOf): boolean {
  const { reason, evidence } = filled(written, line)
  if (same(reason, line.reason)) return true
  return evidence === ''
    ? isThat({ ...written, reason: line.reason }, line, fileOf)
    : same(evidence, line.evidence ?? '')
}

/** A row's empty cells as the line has them. */
export function filled(written: Written, line: StoredDeduction): Written {
  return {
    criterion: written.criterion === '' ? line.criterion : written.criterion,
    points: written.points || line.points,
    reason: written.reason || line.reason,
    kind: written.kind === '' ? (line.kind ?? '') : written.kind,
    evidence: written.evidence || (line.evidence ?? ''),
    file: written.file,
  }
}
