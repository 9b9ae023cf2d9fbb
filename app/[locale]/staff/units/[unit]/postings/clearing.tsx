import { LinkList } from '@/components/ui/link-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import type { Ended, RegisterPage } from '@/lib/postings/register/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { HeirLinks } from './heir-links'

const t = texts('vi', 'postings')

type EndedNoticeProps = { unit: RegisterPage['unit']; count: number; ended: Ended }

/** Above the register of a unit that is no more. */
export function EndedNotice({ unit, count, ended: { on, heirs } }: EndedNoticeProps) {
  return (
    <Notice kind="attend" title={t('ended', { unit: unit.name, on: formatDay(on, 'vi') })}>
      <p>{t('endedHow', { count })}</p>
      <HeirLinks heirs={heirs} />
    </Notice>
  )
}

/** What only has to come down: of a unit that is no more, or of a text that nothing replaced. */
export function PapersToClear({ page: { clear } }: { page: RegisterPage }) {
  return (
    <Section title={t('clear')}>
      <LinkList
        items={clear.map(({ unit, ended, papers }) => ({
          href: `${staffHref('postings', { unit: unit.slug })}#go`,
          label: t('clearLine', { count: papers.length, unit: unit.name }),
          note: ended ? t('clearEnded', { on: formatDay(ended, 'vi') }) : t('clearText'),
        }))}
      />
    </Section>
  )
}
