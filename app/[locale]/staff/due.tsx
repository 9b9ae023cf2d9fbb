import type { LinkItem } from '@/components/ui/link-list'
import { Tag } from '@/components/ui/tag'
import { EmptyState, Prose } from '@/components/ui/text'
import type { OwnCode } from '@/lib/codes/acknowledgements/schema'
import type { DueSheet } from '@/lib/evaluations/due/schema'
import type { OwnMonth } from '@/lib/evaluations/own/schema'
import { formatDay, formatDecimal, formatMonth } from '@/lib/format'
import type { Day } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'staff')

export function codeItem({ slug, title, number, inForceFrom }: OwnCode): LinkItem {
  return {
    href: `${staffHref('myCodes')}#${slug}`,
    label: t('due.acknowledge', { title }),
    note: t('due.acknowledgeNote', { number, from: formatDay(inForceFrom, 'vi') }),
    mark: (
      <Tag shape="half" tone="caution">
        {t('due.acknowledgeMark')}
      </Tag>
    ),
  }
}

export function sheetItem(sheet: DueSheet, today: Day): LinkItem {
  const { unit, month, turn, state, deadline } = sheet
  const late = deadline !== null && deadline < today
  return {
    href: addressOf(sheet),
    label: t('due.act', { turn, month: formatMonth(month, 'vi'), unit: unit.name }),
    note: sheetNote(sheet),
    mark: late ? (
      <Tag shape="triangle" tone="attend">
        {t('due.late', { day: formatDay(deadline, 'vi') })}
      </Tag>
    ) : (
      <Tag shape={state === 'returned' ? 'square' : 'half'} tone="caution">
        {t(`state.${state}`)}
      </Tag>
    ),
  }
}

/** How far the month has come, and until when. */
export function sheetNote({ turn, ready, graded, deadline }: DueSheet): string {
  const parts = [
    ...(turn === 'assessor' ? [t('due.progress', { ready, graded })] : []),
    ...(deadline ? [t('due.deadline', { day: formatDay(deadline, 'vi') })] : []),
  ]
  return parts.join(', ')
}

export function LastMonth({ month: own }: { month: OwnMonth | undefined }) {
  if (!own?.decided) {
    return (
      <EmptyState title={t('due.lastNone')}>
        <p>{t('due.lastNoneWhy')}</p>
      </EmptyState>
    )
  }
  const { grade, total } = own.decided
  return (
    <Prose>
      <p>
        <strong>
          {grade && total
            ? t('due.lastGrade', { grade, total: formatDecimal(total, 'vi') })
            : t('due.lastNotGraded')}
        </strong>
      </p>
      <p>
        <a href={staffHref('myMonth', { month: own.month })}>
          {t('due.lastRead', { month: formatMonth(own.month, 'vi') })}
        </a>
      </p>
    </Prose>
  )
}

function addressOf({ unit, month, turn }: DueSheet): string {
  if (turn === 'assessor') return staffHref('sheet', { unit: unit.slug, month })
  if (turn === 'rating_authority') return staffHref('approval', { unit: unit.slug, month })
  return staffHref('publishing', { unit: unit.slug })
}
