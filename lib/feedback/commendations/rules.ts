import type { CommendationKind, CommendationState } from './schema'

export type PraiseStep = 'consent' | 'decline' | 'publish' | 'withdraw'

const from: Record<PraiseStep, CommendationState[]> = {
  consent: ['verified', 'declined', 'withdrawn'],
  decline: ['verified', 'consented'],
  publish: ['consented'],
  // Consent may be taken back at any time (Luật 91/2025); what was public then is so no longer.
  withdraw: ['published', 'consented'],
}

const to: Record<PraiseStep, CommendationState> = {
  consent: 'consented',
  decline: 'declined',
  publish: 'published',
  withdraw: 'withdrawn',
}

/** Where a step leads, or null when it cannot be taken from there. */
export function stepTo(step: PraiseStep, state: CommendationState): CommendationState | null {
  return from[step].includes(state) ? to[step] : null
}

/** A title is given by a decision; a good example rests on praise. */
export function needsDecision(kind: CommendationKind): boolean {
  return kind !== 'good_example'
}
