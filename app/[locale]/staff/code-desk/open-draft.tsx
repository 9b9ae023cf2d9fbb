import { Button } from '@/components/ui/button'
import type { DraftLine } from '@/lib/codes/drafts/schema'
import { texts } from '@/lib/texts'
import { openDraftAction } from './actions'

/** Begins a draft; where a version waits, the one in force can be mended and the waiting one written on. */
export function OpenDraft({ code, live }: { code: string; live: DraftLine['live'] }) {
  const t = texts('vi', 'codeDesk')
  const two = live.length > 1
  return (
    <div className="n-stack">
      {live.map(({ version }, at) => {
        const last = at === live.length - 1
        const hint = `mo-${code}-${version}`
        return (
          <form key={version} action={openDraftAction}>
            <input type="hidden" name="code" value={code} />
            <input type="hidden" name="from" value={version} />
            {two && (
              <p id={hint}>{t(last ? 'openLastHint' : 'openSlipHint', { version: String(version) })}</p>
            )}
            <Button kind="second" aria-describedby={two ? hint : undefined}>
              {t('open', { version: String(version) })}
            </Button>
          </form>
        )
      })}
    </div>
  )
}
