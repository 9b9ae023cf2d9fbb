import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Carrying } from '@/lib/codes/carrying/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'
import { openDraftAction } from './actions'

type Props = { code: string; carrying: Carrying; /** Whether a draft can be begun now. */ open: boolean }

/** The waiting version has the wording that a slip mended; the mended words can be brought there. */
export function Carry({ code, carrying, open }: Props) {
  const { mended, was, waiting, carried, byHand } = carrying
  const t = texts('vi', 'codeDesk')
  const versions = { mended: String(mended), was: String(was), version: String(waiting.version) }
  return (
    <Notice
      kind="caution"
      title={t('carry.title', { ...versions, from: formatDay(waiting.inForceFrom, 'vi') })}
    >
      <p>{t('carry.why', versions)}</p>
      {carried.length > 0 && <p>{t('carry.carried', { ...versions, places: carried.join(', ') })}</p>}
      {byHand.length > 0 && <p>{t('carry.byHand', { ...versions, places: byHand.join(', ') })}</p>}
      {open ? (
        <form action={openDraftAction}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="from" value={waiting.version} />
          <input type="hidden" name="carry" value="1" />
          <Button>{t(carried.length > 0 ? 'carry.button' : 'carry.openOnly', versions)}</Button>
        </form>
      ) : (
        <p>{t('carry.later')}</p>
      )}
    </Notice>
  )
}
