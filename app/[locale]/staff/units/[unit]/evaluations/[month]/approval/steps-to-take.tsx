import type { ReactNode } from 'react'
import { Section } from '@/components/ui/text'
import type { ApprovalView } from '@/lib/evaluations/views/schema'
import { texts } from '@/lib/texts'
import { anchors } from './anchors'
import { StepForm } from './step-form'

/** What she who looks may do with the month now. */
function stepsFor({ state, lapsed, may, mayApprove, mayDecideLeft }: ApprovalView): (keyof typeof anchors)[] {
  if (!may.decide) return []
  const reopenable = state === 'approved' || state === 'published' || lapsed
  return [
    ...(mayApprove || mayDecideLeft ? (['approve'] as const) : []),
    ...(state === 'submitted' ? (['return'] as const) : []),
    ...(reopenable ? (['reopen'] as const) : []),
  ]
}

/** The forms stand below everybody's row: ways to them, where it is said whose turn it is. */
export function waysToSteps(view: ApprovalView): ReactNode {
  const t = texts('vi', 'evaluations')
  const steps = stepsFor(view)
  if (steps.length === 0) return null
  return (
    <span className="n-no-print">
      {steps.map((step, at) => (
        <span key={step}>
          {at > 0 && ' · '}
          <a href={`#${anchors[step]}`}>{t(`toStep.${step}`)}</a>
        </span>
      ))}
    </span>
  )
}

export function StepsToTake({ view }: { view: ApprovalView }) {
  const t = texts('vi', 'evaluations')
  const at = { unit: view.unit.slug, month: view.month, errorTitle: t('stepErrorTitle') }
  const forms = {
    approve: () => (
      <Section id={anchors.approve} title={t(view.mayApprove ? 'approve' : 'approveLeft')}>
        <p>{t('approveHint')}</p>
        <StepForm
          {...at}
          step="approve"
          reasons={quotaReasons(view)}
          button={{ label: t('approve'), kind: 'main' }}
        />
      </Section>
    ),
    return: () => (
      <Section id={anchors.return} title={t('return')}>
        <StepForm
          {...at}
          step="return"
          reasons={[{ name: 'reason', label: t('returnReason'), hint: t('returnHint') }]}
          button={{ label: t('return'), kind: 'second' }}
        />
      </Section>
    ),
    reopen: () => (
      <Section id={anchors.reopen} title={t('reopen')}>
        <StepForm
          {...at}
          step="reopen"
          reasons={[{ name: 'reason', label: t('reopenReason'), hint: t('reopenHint') }]}
          days={{ label: t('reopenDays') }}
          button={{ label: t('reopen'), kind: 'second' }}
        />
      </Section>
    ),
  }
  return stepsFor(view).map((step) => <div key={step}>{forms[step]()}</div>)
}

/** Each group above its quota is asked anew; what was written of it last time stands there to be looked over. */
function quotaReasons({ quotas, reasonsBefore }: ApprovalView) {
  const t = texts('vi', 'evaluations')
  return quotas
    .filter(({ quota }) => quota.over)
    .map(({ key, name, quota: { why } }) => ({
      name: `quotaReasons.${key}`,
      label: t('quotaReason', { name }),
      hint: [t('quotaReasonHint', { why }), reasonsBefore[key] && t('quotaReasonBefore')]
        .filter(Boolean)
        .join(' '),
      value: reasonsBefore[key],
    }))
}
