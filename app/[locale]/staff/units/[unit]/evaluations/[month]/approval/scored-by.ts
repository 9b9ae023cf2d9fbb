import type { ApprovalRow } from '@/lib/evaluations/views/schema'
import { texts } from '@/lib/texts'

/** Who scored, for whom where it was by delegation, and who else had a hand in it. */
export function scoredBy({
  scoredBy: by,
  scoredFor: signing,
  scoredWith,
  oneByLaw,
}: ApprovalRow): string | null {
  const t = texts('vi', 'evaluations')
  const signed = by && signing ? t('stepSigned', { by, signing }) : by
  const all = signed && [signed, ...scoredWith].join(', ')
  return all && oneByLaw ? t('stepSigned', { by: all, signing: t('oneByLaw') }) : all
}
