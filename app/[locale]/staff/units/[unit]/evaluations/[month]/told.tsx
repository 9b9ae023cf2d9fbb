import { Notice } from '@/components/ui/notice'
import type { GridView } from '@/lib/evaluations/views/schema'
import { formatTime } from '@/lib/format'
import { texts } from '@/lib/texts'
import { columnsOf } from './sheet-columns'

export type Asked = Record<string, string | string[] | undefined>

/** What was done, in a sentence. */
export function announcedBy(asked: Asked): string | null {
  const t = texts('vi', 'evaluations')
  if (asked['da-gui'] !== undefined) return t('submittedNotice')
  const saved = Number(asked['da-luu'])
  return asked['da-luu'] !== undefined && Number.isInteger(saved) ? t('savedNotice', { count: saved }) : null
}

const refusals = ['not-found', 'not-yours', 'not-now', 'own-row', 'by-head', 'unreadable'] as const

/** Why nothing was saved, and what of hers is kept although its row, or the sheet, is locked. */
export function Told({ asked, grid }: { asked: Asked; grid: GridView }) {
  const t = texts('vi', 'evaluations')
  const refused = refusals.find((reason) => reason === asked['tu-choi'])
  const kept = grid.rows.flatMap(({ name, drafts, locked, scheme }) => {
    if (Object.keys(drafts).length === 0) return []
    const columns = columnsOf(grid.schemes.find(({ code }) => code === scheme)!)
    return Object.entries(drafts).map(([key, { typed }]) => {
      const label = columns.find((column) => column.key === key)?.label ?? key
      return { name, label, typed, locked }
    })
  })
  const shut = kept.filter(({ locked }) => locked)
  return (
    <>
      {refused && <Notice kind="attend" announced title={t(`refused.${refused}`)} />}
      {asked.giu !== undefined && kept.length > 0 && (
        <Notice kind="caution" announced title={t('keptSheet')} />
      )}
      {shut.length > 0 && (
        <Notice kind="caution" title={t(grid.may.score ? 'keptRows' : 'keptLocked')}>
          <ul>
            {shut.map(({ name, label, typed }) => (
              <li key={`${name} ${label}`}>
                {t('keptCell', { name, label, typed: typed || t('clashEmpty') })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** Beside the buttons, where she is after a save: when it was. */
export function savedAt(asked: Asked): string {
  const at = typeof asked.luc === 'string' ? parseInt(asked.luc, 36) : NaN
  if (asked['da-luu'] === undefined || !(at > 0 && at < 8.64e15)) return ''
  return texts('vi', 'evaluations')('grid.saved', { at: formatTime(new Date(at)) })
}
