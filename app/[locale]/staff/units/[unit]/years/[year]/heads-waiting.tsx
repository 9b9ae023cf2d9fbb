import { Notice } from '@/components/ui/notice'
import { dueUnit } from '@/lib/evaluations/years/rules'
import type { UnitYear } from '@/lib/evaluations/years/schema'
import { texts } from '@/lib/texts'

/** Who scores waits for nobody's proposal: she who decides is told before it is her turn with the others. */
export function HeadsWaiting({ year: { now, may, people } }: { year: UnitYear }) {
  const t = texts('vi', 'years')
  const step = now.turn === 'assessor' && dueUnit(people, may).find((each) => each.step === 'decision')
  if (!step || step.left === 0) return null
  return (
    <Notice title={t('headsWaiting', { count: step.left })}>
      <p>{t('byHead')}</p>
    </Notice>
  )
}
