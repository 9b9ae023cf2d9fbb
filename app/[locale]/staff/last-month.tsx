import { EmptyState, Prose } from '@/components/ui/text'
import type { AppealView } from '@/lib/evaluations/appeals/schema'
import type { OwnMonth } from '@/lib/evaluations/own/schema'
import { formatDecimal, formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type LastMonthProps = { month: OwnMonth | undefined; appeals: readonly AppealView[] }

/** Her latest result, and what came of her appeals. */
export function LastMonth({ month: own, appeals }: LastMonthProps) {
  const t = texts('vi', 'staff')
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
      {appeals.map(({ id, unit, month, state }) => (
        <p key={id}>
          <a href={`${staffHref('myMonth', { month })}#kien-nghi-${unit.slug}`}>
            {texts('vi', 'appeals')('told', { month: formatMonth(month, 'vi'), state })}
          </a>
        </p>
      ))}
    </Prose>
  )
}
