import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { TurnLine } from '@/components/ui/steps'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listOwnCodes } from '@/lib/codes/acknowledgements/queries'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { listOwnMonths } from '@/lib/evaluations/own/queries'
import { formatMonth } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { texts } from '@/lib/texts'
import { codeItem, LastMonth, sheetItem, sheetNote } from './due'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'staff')('desk') }

export default async function DeskPage({ params }: { params: Promise<{ locale: string }> }) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const today = dayOf(now)
  const [codes, sheets, months] = await Promise.all([
    listOwnCodes(actor, today),
    listDueSheets(actor, now),
    listOwnMonths(actor, now),
  ])
  const t = texts('vi', 'staff')
  const items = [
    ...codes.filter(({ binding, acknowledgedAt }) => binding && !acknowledgedAt).map(codeItem),
    ...sheets.filter(({ mine }) => mine).map((sheet) => sheetItem(sheet, today)),
  ]
  const elsewhere = sheets.filter(({ mine }) => !mine)
  const shown = new Set(sheets.map(({ unit, month }) => `${unit.slug} ${month}`))
  const pending = months.filter(
    (own) => !own.decided && !own.gradedAbove && !shown.has(`${own.unit.slug} ${own.month}`),
  )
  return (
    <StaffPage actor={actor} route="desk">
      <PageTitle title={t('desk')} lede={t('due.lede', { count: items.length })} />
      <Section title={t('due.mine')}>
        {items.length > 0 ? (
          <LinkList items={items} />
        ) : (
          <EmptyState title={t('due.none')}>
            <p>{t('due.noneWhy')}</p>
          </EmptyState>
        )}
      </Section>
      {elsewhere.length + pending.length > 0 && (
        <Section title={t('due.others')}>
          {elsewhere.map((sheet) => (
            <TurnLine
              key={`${sheet.unit.slug} ${sheet.month}`}
              turn={t('due.turnOf', {
                month: formatMonth(sheet.month, 'vi'),
                unit: sheet.unit.name,
                who: t(`turn.${sheet.turn}`),
              })}
              note={sheetNote(sheet)}
            />
          ))}
          {pending.map(({ unit, month, turn }) => (
            <TurnLine
              key={`${unit.slug} ${month}`}
              turn={t('due.myMonth', { month: formatMonth(month, 'vi'), who: t(`turn.${turn}`) })}
            />
          ))}
        </Section>
      )}
      <Section title={t('due.lastTitle')}>
        <LastMonth month={months.find(({ decided }) => decided !== null)} />
      </Section>
    </StaffPage>
  )
}
