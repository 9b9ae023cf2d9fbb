import 'server-only'
import { dayOf } from '@/lib/month'
import { paperState, readToken } from '@/lib/postings/rules'
import type { DatedVersion, Paper, PaperState } from '@/lib/postings/schema'
import type { UnitPage } from '@/lib/units/views/schema'
import { publishedCode } from './code-texts'
import { publishedOneStopPaper, publishedUnit } from './papers'

export type VerifiedPaper = {
  paper: Paper
  unit: UnitPage
  /** What the document is called, when it is a Code; in the paper's own version. */
  code: { title: string; titleEn: string | null } | null
  state: PaperState
}

/** How the paper of a token stands today; null when there can be no such paper. */
export async function verifiedPaper(token: string): Promise<VerifiedPaper | null> {
  const paper = readToken(token)
  const unit = paper && (await publishedUnit(paper.unit))
  if (!unit) return null
  const { document, version } = paper
  const code = document.kind === 'code' ? await publishedCode(document.slug, version) : null
  const versions: DatedVersion[] =
    document.kind === 'code'
      ? (code?.versions.map((each) => ({ ...each, from: each.inForceFrom, to: each.inForceTo })) ?? [])
      : ((await publishedOneStopPaper(unit.slug))?.versions.map((each) => ({
          version: each.version,
          from: each.since,
          to: null,
        })) ?? [])
  const state = paperState(version, versions, unit.validTo, dayOf(new Date()))
  return state && { paper, unit, code, state }
}
