import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import type { IdentityView } from '@/lib/auth/oidc/schema'
import { formatInstant } from '@/lib/format'
import { texts } from '@/lib/texts'
import { linkAction, unlinkAction } from './actions'

const t = texts('vi', 'accounts')

type IdentityPartProps = { identity: IdentityView | null; error: string | undefined }

/** The tie between her account and the one she has at her office's provider. */
export function IdentityPart({ identity, error }: IdentityPartProps) {
  return (
    <Section title={t('office.title')}>
      {identity ? (
        <>
          <p>
            {t('office.tied', {
              as: identity.knownAs ?? t('office.nameless'),
              at: formatInstant(new Date(identity.linkedAt), 'vi'),
            })}
          </p>
          <form action={unlinkAction}>
            <Button kind="second">{t('office.untie')}</Button>
          </form>
        </>
      ) : (
        <form action={linkAction} className="n-stack">
          <p>{t('office.text')}</p>
          <Field
            id="password"
            name="password"
            type="password"
            label={t('current')}
            error={error}
            autoComplete="current-password"
            width="20"
          />
          <div>
            <Button kind="second">{t('office.tie')}</Button>
          </div>
        </form>
      )}
    </Section>
  )
}
