import { LinkList } from '@/components/ui/link-list'
import { Section } from '@/components/ui/text'
import { formatWord } from '@/lib/postings/rules'
import type { Format } from '@/lib/postings/schema'

type PaperLinksProps = {
  formats: readonly Format[]
  note: string
  /** The address of a paper by its file name. */
  href: (paper: string) => string
  t: (
    key: 'print' | 'bleed' | `format.${Format}` | `formatNote.${Format}`,
    values?: Record<string, string>,
  ) => string
}

/** The section “Để in”: each paper, and what a print shop may ask for. */
export function PaperLinks({ formats, note, href, t }: PaperLinksProps) {
  return (
    <Section id="in" title={t('print')}>
      <p>{note}</p>
      <LinkList
        items={formats.map((format) => ({
          href: href(`${formatWord(format)}.pdf`),
          label: t(`format.${format}`),
          note: t(`formatNote.${format}`),
        }))}
      />
      <p>
        <small>{t('bleed', { suffix: '?xen=3' })}</small>
      </p>
    </Section>
  )
}
