import { Notice } from '@/components/ui/notice'
import type { GridView } from '@/lib/evaluations/views/schema'
import { formatTime } from '@/lib/format'
import { texts } from '@/lib/texts'

export type Asked = Record<string, string | string[] | undefined>

/** What was done, in a sentence. */
export function announcedBy(asked: Asked): string | null {
  const t = texts('vi', 'evaluations')
  if (asked['da-gui'] !== undefined) return t('submittedNotice')
  const saved = Number(asked['da-luu'])
  return asked['da-luu'] !== undefined && Number.isInteger(saved) ? t('savedNotice', { count: saved }) : null
}

const refusals = ['not-found', 'not-yours', 'not-now', 'own-row', 'by-head', 'unreadable'] as const

/** Why nothing was saved, and what of hers is kept although the sheet is locked. */
export function Told({ asked, grid }: { asked: Asked; grid: GridView }) {
  const t = texts('vi', 'evaluations')
  const refused = refusals.find((reason) => reason === asked['tu-choi'])
  const kept = grid.rows.flatMap(({ name, drafts }) =>
    Object.entries(drafts).map(([key, { typed }]) => ({ name, key, typed })),
  )
  return (
    <>
      {refused && <Notice kind="attend" announced title={t(`refused.${refused}`)} />}
      {asked.giu !== undefined && kept.length > 0 && (
        <Notice kind="caution" announced title={t('keptSheet')} />
      )}
      {!grid.may.score && kept.length > 0 && (
        <Notice kind="caution" title={t('keptLocked')}>
          <ul>
            {kept.map(({ name, key, typed }) => (
              <li key={`${name} ${key}`}>{t('keptCell', { name, key, typed: typed || t('clashEmpty') })}</li>
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
