import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StateTag } from '@/components/one-stop/state-tag'
import { Buttons, LinkButton } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { Section, VisuallyHidden } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay } from '@/lib/format'
import { findModelDesk } from '@/lib/one-stop/keeping/queries'
import { findOfficerDesk } from '@/lib/one-stop/officers/queries'
import { standardGroups } from '@/lib/one-stop/schema'
import { listStandardStates } from '@/lib/one-stop/states/queries'
import type { StandardLine } from '@/lib/one-stop/states/schema'
import { formatWord } from '@/lib/postings/rules'
import { href, paperHref, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { ModelPage } from './model-page'
import { ModelParts } from './model-parts'
import { stateWords } from './state-words'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'modelDesk')

export const metadata: Metadata = { title: t('title') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ModelDeskPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const [desk, officers] = await Promise.all([
    findModelDesk(actor, unit, now),
    findOfficerDesk(actor, unit, now),
  ])
  if (!desk || !officers) notFound()
  const standards = await listStandardStates(unit)
  const count = (met: boolean | undefined) => standards.filter(({ state }) => state?.met === met).length
  const paper = (format: 'poster' | 'sheet') =>
    paperHref('oneStopPaper', { unit, paper: `${formatWord(format)}.pdf` })
  return (
    <ModelPage
      actor={actor}
      route="modelDesk"
      unit={desk.unit}
      asked={await searchParams}
      title={t('title')}
      lede={t('lede', {
        met: count(true),
        all: standards.length,
        notMet: count(false),
        unsaid: count(undefined),
      })}
    >
      <Section title={t('parts')}>
        <ModelParts desk={desk} officers={officers.officers} />
      </Section>
      <Section title={t('standards')} wide>
        {standardGroups.map((group) => (
          <StandardTable
            key={group}
            unit={unit}
            group={group}
            standards={standards.filter((each) => each.group === group)}
          />
        ))}
      </Section>
      <Section>
        {desk.version !== null && <p>{t('versionNow', { version: desk.version })}</p>}
        <Buttons>
          <LinkButton kind="second" href={href('vi', 'oneStop', { unit })}>
            {t('seePublic')}
          </LinkButton>
          <LinkButton kind="second" href={paper('poster')}>
            {t('seePoster')}
          </LinkButton>
          <LinkButton kind="second" href={paper('sheet')}>
            {t('seeSheet')}
          </LinkButton>
        </Buttons>
      </Section>
    </ModelPage>
  )
}

type StandardTableProps = {
  unit: string
  group: (typeof standardGroups)[number]
  standards: StandardLine[]
}

function StandardTable({ unit, group, standards }: StandardTableProps) {
  if (standards.length === 0) return null
  return (
    <Table
      id={group}
      caption={texts('vi', 'oneStop')(`group.${group}`)}
      phone="stack"
      columns={[
        { key: 'standard', label: t('standard') },
        { key: 'state', label: t('state') },
        { key: 'act', label: t('act') },
      ]}
      rows={standards.map(({ id, text, state }) => ({
        id,
        cells: {
          standard: text,
          state: (
            <span>
              <StateTag state={state} words={stateWords()} />{' '}
              {state && t('since', { day: formatDay(state.since, 'vi') })}
            </span>
          ),
          act: (
            <a href={staffHref('modelStandard', { unit, standard: id })}>
              <span aria-hidden="true">{t('say')}</span>
              <VisuallyHidden>{t('sayOf', { text })}</VisuallyHidden>
            </a>
          ),
        },
      }))}
    />
  )
}
