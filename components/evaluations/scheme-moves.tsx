import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import type { Misfit, MoveView } from '@/lib/evaluations/months/moves/schema'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { texts } from '@/lib/texts'

const t = texts('vi', 'evaluations')

/** That a month went over to another scheme, why, and what was entered by the one before. */
export function SchemeMoves({ moves, own = false }: { moves: readonly MoveView[]; own?: boolean }) {
  return moves.map((move) => (
    <Notice
      key={move.at}
      kind="caution"
      title={t('moved.title', {
        day: formatDay(dayOf(new Date(move.at)), 'vi'),
        from: move.from,
        to: move.to,
      })}
    >
      <p>{t('moved.why')}</p>
      {own && move.selfSent && <p>{t('moved.again')}</p>}
      <Kept title={t('moved.entered')} lines={own ? [] : move.entered} />
      <Kept title={t(move.selfSent ? 'moved.selfSent' : 'moved.selfDraft')} lines={own ? move.self : []} />
    </Notice>
  ))
}

function Kept({ title, lines }: { title: string; lines: MoveView['entered'] }) {
  if (lines.length === 0) return null
  return (
    <Details summary={title}>
      <SummaryList items={lines.map((line, at) => ({ key: String(at), ...line }))} />
    </Details>
  )
}

/** Who stays with the scheme she was begun by, though the roster says another, and how that is mended. */
export function Misfits({ misfits, decided }: { misfits: readonly Misfit[]; decided: boolean }) {
  if (misfits.length === 0) return null
  return (
    <Notice kind="caution" title={t('misfit.title', { count: misfits.length })}>
      <ul>
        {misfits.map(({ personId, ...each }) => (
          <li key={personId}>{t('misfit.one', each)}</li>
        ))}
      </ul>
      <p>{t(decided ? 'misfit.decided' : 'misfit.how')}</p>
    </Notice>
  )
}
