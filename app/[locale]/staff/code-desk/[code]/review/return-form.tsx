import { WaitingMark } from '@/app/[locale]/staff/waiting-forms'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import { texts } from '@/lib/texts'
import { returnAction } from '../../actions'

type ReturnFormProps = { code: string; missing: boolean; kept: string | undefined }

/** Back to its writers, with what has to be mended. */
export function ReturnForm({ code, missing, kept }: ReturnFormProps) {
  const t = texts('vi', 'codeDesk')
  return (
    <Section id="tra-lai" title={t('returnTitle')}>
      <form action={returnAction} className="n-stack">
        <WaitingMark form="return" />
        <input type="hidden" name="code" value={code} />
        <Textarea
          id="reason"
          name="reason"
          label={t('reason')}
          error={missing ? t('reasonMissing') : undefined}
          defaultValue={kept}
          maxLength={1000}
          rows={3}
        />
        <div>
          <Button kind="second">{t('returnButton')}</Button>
        </div>
      </form>
    </Section>
  )
}
