import 'server-only'
import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import type { KeptForm } from '@/lib/auth/kept/schema'
import { formatInstant } from '@/lib/format'
import { texts } from '@/lib/texts'
import { dropKeptAction } from './[locale]/staff/actions'

/** Says that what was sent too late stands in the form below, not yet sent; and the sentences of it, should that form be there no more. */
export function KeptNotice({ kept }: { kept: KeptForm[] }) {
  const t = texts('vi', 'staff')
  const [first] = kept
  if (!first) return null
  const words = kept.flatMap(({ typed }) => Object.values(typed)).filter((value) => /\S\s+\S/.test(value))
  return (
    <Notice kind="attend" announced title={t('kept.title')}>
      <p>{t('kept.text', { at: formatInstant(new Date(first.keptAt), 'vi') })}</p>
      {words.length > 0 && (
        <Details summary={t('kept.words')}>
          {words.map((value, at) => (
            <p key={at} className="n-typed">
              {value}
            </p>
          ))}
        </Details>
      )}
      <form action={dropKeptAction}>
        <Button kind="quiet">{t('kept.drop')}</Button>
      </form>
    </Notice>
  )
}
