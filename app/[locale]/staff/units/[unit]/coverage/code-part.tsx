import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { FigureNumber, Figures } from '@/components/ui/figure-number'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { countOf, openOf, shareOf } from '@/lib/codes/coverage/rules'
import {
  type CodeCoverage,
  type CoveragePage,
  type CoveredPerson,
  MOST_REMINDERS,
} from '@/lib/codes/coverage/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'
import { remindAction } from './actions'

const t = texts('vi', 'coverage')

/** One Code: the share with its n, who is still open, and the letter to them. */
export function CodePart({ page, code }: { page: CoveragePage; code: CodeCoverage }) {
  const count = countOf(code.people)
  const open = openOf(code)
  return (
    <>
      <Section id={code.slug} title={code.title}>
        <p>
          {t('versionLine', {
            number: code.number,
            version: code.version,
            from: formatDay(code.inForceFrom, 'vi'),
          })}
        </p>
        <Figures>
          <FigureNumber
            size="answer"
            label={t('figure')}
            value={shareOf(count)}
            none={t('nobody')}
            note={t('figureNote', count)}
          />
        </Figures>
        <p>{t('goal')}</p>
      </Section>
      <Section title={t('open')} wide>
        {open.length > 0 ? (
          <OpenTable code={code} open={open} />
        ) : (
          <Notice kind="settled" title={t('allDone')}>
            <p>{t('allDoneText')}</p>
          </Notice>
        )}
      </Section>
      {page.clerk && open.length > 0 && <Remind unit={page.unit.slug} code={code} open={open} />}
    </>
  )
}

function OpenTable({ code, open }: { code: CodeCoverage; open: CoveredPerson[] }) {
  return (
    <Table
      id={`open-${code.slug}`}
      caption={t('openCaption', { title: code.title })}
      phone="stack"
      columns={(['name', 'position', 'read', 'account', 'reminded'] as const).map((key) => ({
        key,
        label: t(key),
      }))}
      rows={open.map(({ id, name, title, read, account, reminded }) => ({
        id,
        cells: {
          name,
          position: title,
          read: t('readOf', { read, of: code.articles }),
          account: t(account ? 'hasAccount' : 'noAccount'),
          reminded: t('remindedTimes', { count: reminded }),
        },
      }))}
    />
  )
}

function Remind({ unit, code, open }: { unit: string; code: CodeCoverage; open: CoveredPerson[] }) {
  const reached = open.filter(({ mail, reminded }) => mail && reminded < MOST_REMINDERS).length
  return (
    <Section title={t('remind')} screenOnly>
      {reached === 0 ? (
        <p>{t('remindNone')}</p>
      ) : (
        <>
          <p>{t('remindText', { count: reached })}</p>
          <EntryForm
            id={`remind-${code.slug}`}
            action={remindAction}
            hidden={{ unit, slug: code.slug }}
            errorTitle={t('errorTitle')}
            button={{ label: t('remindSend'), kind: 'second' }}
            fields={[]}
          />
        </>
      )}
    </Section>
  )
}
