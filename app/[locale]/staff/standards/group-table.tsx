import { Button } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/text'
import type { StandardGroup } from '@/lib/one-stop/schema'
import type { KeptStandard } from '@/lib/one-stop/standards/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { moveStandardAction } from './actions'

const t = texts('vi', 'modelDesk')

/** One part's standards in their order, each with the ways to change it. */
export function GroupTable({ group, standards }: { group: StandardGroup; standards: KeptStandard[] }) {
  return (
    <Table
      id={group}
      caption={texts('vi', 'oneStop')(`group.${group}`)}
      phone="stack"
      columns={[
        { key: 'standard', label: t('standard') },
        { key: 'order', label: t('editor.order') },
        { key: 'act', label: t('act') },
      ]}
      rows={standards.map(({ id, text, textEn }, at) => ({
        id,
        cells: {
          standard: (
            <>
              {text}
              <p className="n-hint" lang="en">
                {textEn}
              </p>
            </>
          ),
          order: (
            <form action={moveStandardAction} className="n-buttons">
              <input type="hidden" name="id" value={id} />
              {at > 0 && <Move way="up" label={t('editor.up')} heard={t('editor.upOf', { text })} />}
              {at < standards.length - 1 && (
                <Move way="down" label={t('editor.down')} heard={t('editor.downOf', { text })} />
              )}
            </form>
          ),
          act: (
            <div className="n-buttons">
              <a href={staffHref('standard', { standard: id })} aria-label={t('changeOf', { what: text })}>
                {t('change')}
              </a>
            </div>
          ),
        },
      }))}
    />
  )
}

function Move({ way, label, heard }: { way: 'up' | 'down'; label: string; heard: string }) {
  return (
    <Button kind="quiet" name="way" value={way}>
      <span aria-hidden="true">{label}</span>
      <VisuallyHidden>{heard}</VisuallyHidden>
    </Button>
  )
}
