import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import type { DraftView } from '@/lib/evaluations/schemes/drafts/queries'
import { formatMonth } from '@/lib/format'
import { texts } from '@/lib/texts'
import { approveSchemeAction, returnSchemeAction, trySchemeAction, withdrawSchemeAction } from './actions'

const t = texts('vi', 'schemes')

/** What a second administrator does with what was proposed. */
export function Decide({ draft: { id, read } }: { draft: DraftView }) {
  if (!('scheme' in read)) return null
  return (
    <>
      <Section title={t('approveTitle')}>
        <p>{t('approveHint', { from: formatMonth(read.scheme.validFrom, 'vi') })}</p>
        <form action={approveSchemeAction}>
          <input type="hidden" name="draft" value={id} />
          <Button>{t('approve')}</Button>
        </form>
      </Section>
      <Section title={t('returnTitle')}>
        <EntryForm
          id="return"
          action={returnSchemeAction}
          hidden={{ draft: id }}
          errorTitle={t('returnError')}
          button={{ label: t('return'), kind: 'second' }}
          fields={[{ kind: 'words', name: 'reason', label: t('returnReason') }]}
        />
      </Section>
    </>
  )
}

/** Another month, by whoever reads the proposal. */
export function TryAgain({ draft: { id, months } }: { draft: DraftView }) {
  if (months.length === 0) return null
  return (
    <form action={trySchemeAction} className="n-stack">
      <input type="hidden" name="draft" value={id} />
      <Select
        id="again"
        name="month"
        label={t('trialMonth')}
        width="20"
        options={months.map((month) => ({ value: month, label: formatMonth(month, 'vi') }))}
      />
      <div>
        <Button kind="second">{t('trialButton')}</Button>
      </div>
    </form>
  )
}

export function Withdraw({ draft }: { draft: string }) {
  return (
    <form action={withdrawSchemeAction}>
      <input type="hidden" name="draft" value={draft} />
      <Button kind="quiet">{t('withdraw')}</Button>
    </form>
  )
}
