import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { Steps, TurnLine } from '@/components/ui/steps'
import type { DirectCount } from '@/lib/evaluations/direct/schema'
import type { SheetHead } from '@/lib/evaluations/views/schema'
import { formatDay } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { SheetReasons } from './sheet-reasons'

const order = ['open', 'submitted', 'approved', 'published'] as const

type SheetHeadProps = {
  head: SheetHead
  announced?: string | null
  /** To where the step is taken, beside whose turn it is. */
  ways?: ReactNode
}

/** How far the month has come, whose turn it is, by when, and why it came back. */
export function SheetHeadView({ head, announced, ways }: SheetHeadProps) {
  const t = texts('vi', 'evaluations')
  const at = order.indexOf(head.state === 'returned' || head.state === 'reopened' ? 'open' : head.state)
  const day = (iso: string) => formatDay(iso, 'vi')
  const { assessor, approval } = head.deadlines
  // A month that was opened again has a day of its own, said below.
  const dueDay: Partial<Record<(typeof order)[number], string>> =
    head.state === 'reopened' || head.again ? {} : { open: assessor, submitted: approval }
  return (
    <div className="n-stack">
      {announced && <Notice kind="settled" announced title={announced} />}
      <Steps
        label={t('steps')}
        steps={order.map((key, index) => {
          const state = index < at || head.state === 'published' ? 'done' : index === at ? 'current' : 'next'
          return {
            key,
            label: t(`state.${index === at ? head.state : key}`),
            state,
            stateWord: t(`stepWords.${state}`),
            note: dueDay[key] && t('dueBy', { day: day(dueDay[key]) }),
          } as const
        })}
      />
      <SheetTurn head={head} ways={ways} />
      {head.direct && <DirectLine head={head} direct={head.direct} />}
      <SheetReasons head={head} />
    </div>
  )
}

/** Whom the head scores herself, and that it is her turn with them whatever step the month is at. */
function DirectLine({ head, direct }: { head: SheetHead; direct: DirectCount }) {
  const t = texts('vi', 'evaluations')
  const { unit, month, may } = head
  const waits = direct.ready < direct.of
  return (
    <TurnLine
      turn={t('direct', direct)}
      note={
        waits && may.decide ? (
          <a href={staffHref('sheet', { unit: unit.slug, month })}>{t('directMine')}</a>
        ) : undefined
      }
    />
  )
}

type Head = Pick<SheetHead, 'turn' | 'until' | 'holders' | 'unit'> & {
  /** Null: to the person graded, who takes no step. */
  may: Omit<SheetHead['may'], 'seePoints'> | null
}

type SheetTurnProps = { head: Head; byHead?: boolean; ways?: ReactNode }

/** Whose turn it is with a month, until when, and who that is today. `byHead`: with that of whom the head assesses. */
export function SheetTurn({ head, byHead = false, ways }: SheetTurnProps) {
  const t = texts('vi', 'evaluations')
  const { turn, until, may } = head
  const mine =
    (turn === 'assessor' && may?.score) ||
    (turn === 'rating_authority' && may?.decide) ||
    (turn === 'personnel' && may?.open)
  const note = mine ? t('yourTurn') : whoOf(head)
  return (
    <TurnLine
      turn={t(byHead && turn === 'rating_authority' ? 'turnByHead' : `turn.${turn}`, {
        until: until ? formatDay(until, 'vi') : '',
      })}
      note={
        ways ? (
          <>
            {note} {ways}
          </>
        ) : (
          note
        )
      }
    />
  )
}

/** Who that is today; a vacant post of assessor is for the rating authority to fill. */
function whoOf({ turn, holders, unit, may }: Head) {
  const t = texts('vi', 'evaluations')
  if (turn === 'nobody') return undefined
  if (holders.length > 0) return t('turnHolders', { names: holders.join(', ') })
  if (turn !== 'assessor') return t('turnVacant')
  if (!may) return t('turnVacantAssessor')
  return <a href={staffHref('delegations', { unit: unit.slug })}>{t('turnVacantAssessor')}</a>
}
