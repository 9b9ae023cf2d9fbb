import 'server-only'
import type { LinkItem } from '@/components/ui/link-list'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import type { DueSheet } from '@/lib/evaluations/due/schema'
import { listOwnMonths } from '@/lib/evaluations/own/queries'
import { formatDay, formatMonth } from '@/lib/format'
import { type Day, dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** Months of her units whose step is hers or another's, and her own undecided months. */
export async function dueSheets(actor: Actor, now: Date): Promise<Due> {
  const t = texts('vi', 'staff')
  const today = dayOf(now)
  const [sheets, months] = await Promise.all([listDueSheets(actor, now), listOwnMonths(actor, now)])
  const shown = new Set(sheets.map(({ unit, month }) => `${unit.slug} ${month}`))
  const pending = months.filter(
    (own) => !own.decided && !own.gradedAbove && !shown.has(`${own.unit.slug} ${own.month}`),
  )
  return {
    mine: [
      ...sheets.filter(({ mine }) => mine).map((sheet) => sheetItem(sheet, today)),
      ...sheets.flatMap(headItems),
    ],
    others: [
      ...sheets
        .filter(({ mine }) => !mine)
        .map((sheet) => ({
          key: `${sheet.unit.slug} ${sheet.month}`,
          turn: (
            <a href={staffHref('sheet', { unit: sheet.unit.slug, month: sheet.month })}>
              {t('due.turnOf', {
                month: formatMonth(sheet.month, 'vi'),
                unit: sheet.unit.name,
                who: t(`turn.${sheet.turn}`),
              })}
            </a>
          ),
          note: sheetNote(sheet),
        })),
      ...pending.map(({ unit, month, turn, until }) => ({
        key: `own ${unit.slug} ${month}`,
        turn: t('due.myMonth', { month: formatMonth(month, 'vi'), who: t(`turn.${turn}`) }),
        note: until ? t('due.deadlineAlone', { day: formatDay(until, 'vi') }) : undefined,
      })),
    ],
  }
}

function sheetItem(sheet: DueSheet, today: Day): LinkItem {
  const t = texts('vi', 'staff')
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

/** What waits for who decides beside the month's own step: whom she scores herself, and whom her delegate left to her. */
function headItems({ unit, month, direct, left }: DueSheet): LinkItem[] {
  const t = texts('vi', 'staff')
  const at = { unit: unit.slug, month }
  const words = { month: formatMonth(month, 'vi'), unit: unit.name }
  return [
    ...(direct
      ? [
          {
            key: `direct ${unit.slug} ${month}`,
            href: staffHref('sheet', at),
            label: t('due.direct', words),
            note: [direct.names.join(', '), t('due.deadline', { day: formatDay(direct.until, 'vi') })].join(
              '; ',
            ),
          },
        ]
      : []),
    ...(left.length > 0
      ? [
          {
            key: `left ${unit.slug} ${month}`,
            href: staffHref('approval', at),
            label: t('due.left', words),
            note: left.join(', '),
          },
        ]
      : []),
  ]
}

/** How far the month has come, and until when. */
function sheetNote({ turn, ready, graded, lacking, deadline }: DueSheet): string {
  const t = texts('vi', 'staff')
  const parts = [
    ...(turn === 'assessor' ? [t('due.progress', { ready, graded })] : []),
    ...(turn === 'assessor' && lacking > 0 ? [t('due.lacking', { count: lacking })] : []),
  ]
  if (!deadline) return parts.join(', ')
  const day = formatDay(deadline, 'vi')
  if (parts.length === 0) return t('due.deadlineAlone', { day })
  return [...parts, t('due.deadline', { day })].join(', ')
}

function addressOf({ unit, month, turn }: DueSheet): string {
  if (turn === 'assessor') return staffHref('sheet', { unit: unit.slug, month })
  if (turn === 'rating_authority') return staffHref('approval', { unit: unit.slug, month })
  return staffHref('publishing', { unit: unit.slug })
}
