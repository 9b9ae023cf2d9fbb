import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listDueAppeals } from '@/lib/evaluations/appeals/queries'
import type { AppealView } from '@/lib/evaluations/appeals/schema'
import { formatDay, formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

const t = texts('vi', 'appeals')

/** Appeals she answers, those she only keeps an eye on, and her own. */
export async function dueAppeals(actor: Actor, now: Date): Promise<Due> {
  const { handled, own } = await listDueAppeals(actor, now)
  return {
    mine: handled.filter(({ mine }) => mine).map(item),
    others: [
      ...handled
        .filter(({ mine }) => !mine)
        .map((appeal) => ({ key: appeal.id, turn: t('othersTurn', wordsOf(appeal)), note: noteOf(appeal) })),
      ...own.map((appeal) => ({
        key: `own ${appeal.id}`,
        turn: t('ownTurn', { ...wordsOf(appeal), state: t(`state.${appeal.state}`).toLowerCase() }),
        note: noteOf(appeal),
      })),
    ],
  }
}

function item(appeal: AppealView) {
  const waiting = appeal.state === 'waiting'
  const step = waiting ? 'dueAnswer' : appeal.locked ? 'dueReopen' : 'dueMend'
  return {
    href: staffHref('appeal', { unit: appeal.unit.slug, appeal: appeal.id }),
    label: t(step, wordsOf(appeal)),
    note: appeal.late ? undefined : noteOf(appeal),
    mark: appeal.late ? (
      <Tag shape="triangle" tone="attend">
        {t('dueLateTag', { day: formatDay(appeal.dueDay, 'vi') })}
      </Tag>
    ) : (
      <Tag shape={waiting ? 'half' : 'square'} tone={waiting ? 'caution' : 'attend'}>
        {t(waiting ? 'dueTag' : appeal.locked ? 'dueReopenTag' : 'dueMendTag')}
      </Tag>
    ),
  }
}

function noteOf({ state, dueDay }: AppealView): string | undefined {
  return state === 'waiting' ? t('dueNote', { day: formatDay(dueDay, 'vi') }) : undefined
}

function wordsOf({ person, month }: AppealView) {
  return { name: person, month: formatMonth(month, 'vi') }
}
