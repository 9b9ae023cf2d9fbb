import { Button, Buttons } from '@/components/ui/button'
import type { ShapeName } from '@/components/ui/shape'
import { Tag, type Tone } from '@/components/ui/tag'
import type { CommendationLine, CommendationState } from '@/lib/feedback/commendations/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'
import { praiseStepAction } from './actions'

const looks: Record<CommendationState, [ShapeName, Tone]> = {
  verified: ['half', 'caution'],
  consented: ['half', 'caution'],
  declined: ['ring', 'soft'],
  published: ['check', 'settled'],
  withdrawn: ['ring', 'soft'],
}

/** One commendation with what the clerk can do next; whose turn it is where she can do nothing. */
export function CommendationItem({ line }: { line: CommendationLine }) {
  const t = texts('vi', 'praiseDesk')
  const [shape, tone] = looks[line.state]
  const step = (name: string, label: string) => (
    <Button kind="second" name="step" value={name}>
      {label}
    </Button>
  )
  return (
    <li>
      <h3 className="n-voice-name">{line.name}</h3>
      <p className="n-voice-meta">
        {[line.position, t(`kinds.${line.kind}`), formatDay(line.praisedOn, 'vi')].filter(Boolean).join(', ')}
      </p>
      <p className="n-voice-said">{line.deed}</p>
      {line.decision && <p>{t('byDecision', { decision: line.decision })}</p>}
      <p>
        <Tag shape={shape} tone={tone}>
          {t(`states.${line.state}`)}
        </Tag>
      </p>
      <form action={praiseStepAction}>
        <input type="hidden" name="id" value={line.id} />
        <input type="hidden" name="unit" value={line.unit.slug} />
        <Buttons>
          {line.state === 'verified' && step('written', t('written'))}
          {line.state === 'consented' && step('publish', t('publish'))}
          {line.state === 'published' && step('withdraw', t('withdraw'))}
        </Buttons>
      </form>
    </li>
  )
}
