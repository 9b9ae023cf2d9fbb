import { Notice } from '@/components/ui/notice'
import type { SheetHead } from '@/lib/evaluations/views/schema'
import { formatDay } from '@/lib/format'
import { addDays, dayOf } from '@/lib/month'
import { texts } from '@/lib/texts'

/** Why a month came back since it was last decided, and until when it is open. */
export function SheetReasons({ head }: { head: SheetHead }) {
  const t = texts('vi', 'evaluations')
  const { state, reasons, reopenedTill, lapsed } = head
  const back = state === 'returned' || state === 'reopened'
  if (!back && reasons.length === 0) return null
  const day = (iso: string) => formatDay(iso, 'vi')
  // It closes at the midnight after its last day.
  const till = reopenedTill && day(addDays(dayOf(new Date(reopenedTill)), -1))
  return (
    <Notice
      kind={back ? 'attend' : 'plain'}
      title={t(back && reasons.length < 2 ? `because.${state}` : 'because.several')}
    >
      {reasons.map(({ by, day: on, person, reason }, at) => (
        <p key={at}>{t(`becauseLine.${by}`, { day: day(on), person: person ?? '', reason })}</p>
      ))}
      {reasons.length === 0 && <p>{t('reasonKept')}</p>}
      {state === 'reopened' && till && <p>{t(lapsed ? 'reopenedExpired' : 'reopenedTill', { till })}</p>}
    </Notice>
  )
}
