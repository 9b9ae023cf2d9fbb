import { Section } from '@/components/ui/text'
import type { DraftFlaw } from '@/lib/codes/drafts/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** What keeps the draft from review, each line leading to the field where it is mended. */
export function DraftFlaws({ code, flaws }: { code: string; flaws: DraftFlaw[] }) {
  if (flaws.length === 0) return null
  const t = texts('vi', 'codeDesk')
  return (
    <Section id="cho-can-sua" title={t('flawsTitle')}>
      <ul className="n-list">
        {flaws.map((flaw, at) => (
          <li key={at} className="n-list-link">
            <a href={addressOf(code, flaw)}>{t('flaw', { where: flaw.where, why: flaw.why })}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function addressOf(code: string, { part, field }: DraftFlaw): string {
  if (part.kind === 'article')
    return `${staffHref('draftArticle', { code, article: part.id })}#${field.split('.')[0]}`
  if (part.kind === 'head') return `${staffHref('draftHead', { code })}#${field.split('.')[0]}`
  return part.kind === 'chapter' ? `#chuong-${part.id}` : part.kind === 'leftovers' ? '#con-lai' : '#sap-xep'
}
