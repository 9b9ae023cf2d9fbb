import { AppealTurnLine } from '@/components/evaluations/appeal-facts'
import { SheetTurn } from '@/components/evaluations/sheet-head'
import { LinkList } from '@/components/ui/link-list'
import { Section } from '@/components/ui/text'
import type { OwnAppeals } from '@/lib/evaluations/appeals/schema'
import type { OwnMonthDetail } from '@/lib/evaluations/own/schema'
import type { SelfView } from '@/lib/evaluations/self/schema'
import { formatDay } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'own')

type NextStepsProps = { own: OwnMonthDetail; self?: SelfView; appeals?: OwnAppeals }

/** What she can do about this month now, and until when; where there is nothing, whose turn it is. */
export function NextSteps({ own, self, appeals }: NextStepsProps) {
  const { slug } = own.unit
  const items = [
    ...(self?.open
      ? [
          {
            href: `#tu-danh-gia-${slug}`,
            label: t('nextSelf'),
            note: t(self.byHead ? 'nextSelfNoteByHead' : 'nextSelfNote', {
              day: formatDay(self.deadline, 'vi'),
            }),
          },
        ]
      : []),
    ...(appeals?.mayFile
      ? [
          {
            href: staffHref('myAppeal', { month: own.month, unit: slug }),
            label: t('nextAppeal'),
            note: t('nextAppealNote', { day: formatDay(appeals.dueIfToday, 'vi') }),
          },
        ]
      : []),
  ]
  return (
    <Section title={t('nextTitle')}>
      {items.length > 0 && <LinkList items={items} />}
      {items.length === 0 && appeals && <p>{t('nextDone')}</p>}
      {items.length === 0 && !appeals && <p>{t(own.gradedAbove ? 'nextAbove' : 'nextNothing')}</p>}
      {appeals?.turn && appeals.turn.step !== 'sheet' ? (
        <AppealTurnLine turn={appeals.turn} mine={false} />
      ) : (
        !own.gradedAbove && <SheetTurn head={{ ...own, may: null }} byHead={own.byHead} />
      )}
    </Section>
  )
}
