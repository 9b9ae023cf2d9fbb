import 'server-only'
import { dayOf } from '@/lib/month'
import { paperState, readToken } from '@/lib/postings/rules'
import type { DatedVersion, Paper, PaperState } from '@/lib/postings/schema'
import type { SuccessionKind } from '@/lib/units/schema'
import type { UnitLine, UnitPage } from '@/lib/units/views/schema'
import { publishedCode } from './code-texts'
import { publishedOneStopPaper, publishedUnit } from './papers'

export type VerifiedPaper = {
  paper: Paper
  unit: UnitPage
  /** What the document is called, when it is a Code; in the paper's own version. */
  code: { title: string; titleEn: string | null } | null
  state: PaperState
  /** Of a unit that has ended: whose paper hangs there instead. */
  heirs: Heir[]
}

/** `kind`: how much it took over; null for the wards of a former district. `prints`: whether there is such a paper. */
export type Heir = { unit: UnitLine; kind: SuccessionKind | null; prints: boolean }

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
  if (!state) return null
  const heirs = state.state === 'unit-ended' ? await heirsOf(paper, unit) : []
  return { paper, unit, code, state, heirs }
}

async function heirsOf({ document }: Paper, { successors, heirs }: UnitPage): Promise<Heir[]> {
  const units =
    successors.length > 0
      ? successors.map(({ kind, ...unit }) => ({ unit, kind }))
      : heirs.map((unit) => ({ unit, kind: null }))
  return Promise.all(
    units.map(async (heir) => ({
      ...heir,
      prints: document.kind === 'code' || (await publishedOneStopPaper(heir.unit.slug)) !== null,
    })),
  )
}
