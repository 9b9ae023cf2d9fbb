import { Button } from '@/components/ui/button'
import { VisuallyHidden } from '@/components/ui/text'
import { texts } from '@/lib/texts'

type RowActsProps = {
  /** What the row is, for those who hear the page. */
  what: string
  change?: string
  remove: (form: FormData) => Promise<void>
  hidden: Record<string, string>
}

/** Change and remove, at the end of a row. */
export function RowActs({ what, change, remove, hidden }: RowActsProps) {
  const t = texts('vi', 'modelDesk')
  return (
    <form action={remove} className="n-buttons">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {change && (
        <a href={change} aria-label={t('changeOf', { what })}>
          {t('change')}
        </a>
      )}
      <Button kind="quiet">
        <span aria-hidden="true">{t('remove')}</span>
        <VisuallyHidden>{t('removeOf', { what })}</VisuallyHidden>
      </Button>
    </form>
  )
}
