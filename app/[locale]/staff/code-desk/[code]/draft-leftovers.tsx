import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/text'
import type { DraftView } from '@/lib/codes/drafts/schema'
import { texts } from '@/lib/texts'
import { arrangeAction } from '../actions'

/** What a DOCX said that found no place, one by one until somebody has seen to it. */
export function DraftLeftovers({ draft }: { draft: DraftView }) {
  const t = texts('vi', 'codeDesk')
  const { leftovers } = draft.content
  if (leftovers.length === 0) return null
  const settled = leftovers.filter((left) => left.settled).length
  return (
    <Section id="con-lai" title={t('leftovers')}>
      <p>{t('leftoversLede')}</p>
      {settled > 0 && <p className="n-hint">{t('settled', { count: settled })}</p>}
      <ul className="n-list">
        {leftovers.map((left, at) =>
          left.settled ? null : (
            <li key={at} className="n-list-link">
              <p>{left.text}</p>
              <span className="n-list-note">{left.why}</span>
              <form action={arrangeAction}>
                <input type="hidden" name="code" value={draft.slug} />
                <input type="hidden" name="revision" value={draft.revision} />
                <input type="hidden" name="kind" value="settle" />
                <input type="hidden" name="at" value={at} />
                <input type="hidden" name="anchor" value="con-lai" />
                <Button kind="quiet">{t('settle', { n: at + 1 })}</Button>
              </form>
            </li>
          ),
        )}
      </ul>
    </Section>
  )
}
