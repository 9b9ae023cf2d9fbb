import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { BarList } from '@/components/ui/bar-list'
import { Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section, SourceNote } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findSurveyResults } from '@/lib/feedback/surveys/queries'
import { levels, type SurveyResults } from '@/lib/feedback/surveys/schema'
import { formatDay, formatNumber, formatPercent } from '@/lib/format'
import { fewestAnswers, satisfactionRate } from '@/lib/record/rates/rules'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'book')('survey.title') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function SurveyResultsPage({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const results = await findSurveyResults(actor, unit, new Date())
  if (!results) notFound()
  const t = texts('vi', 'book')
  const answers = Object.values(results.counts).reduce((sum, count) => sum + count, 0)
  const days = { from: formatDay(results.from, 'vi'), to: formatDay(results.to, 'vi') }
  return (
    <StaffPage actor={actor} route="surveyResults" params={{ unit }}>
      <PageTitle
        kicker={results.unit.name}
        title={t('survey.title')}
        lede={t('survey.lede', {
          ...days,
          answers,
          satisfied: share(results.counts, answers),
          some: answers >= fewestAnswers ? 'yes' : 'no',
        })}
      />
      <p>
        <a href={href('vi', 'survey', { unit })}>{t('survey.seePublic')}</a>
      </p>
      {answers === 0 ? (
        <EmptyState title={t('survey.none')}>
          <p>{t('survey.noneWhy')}</p>
        </EmptyState>
      ) : (
        <Counts results={results} />
      )}
      <Section title={t('survey.comments')}>
        {results.comments.length === 0 ? (
          <EmptyState title={t('survey.commentsNone')} />
        ) : (
          <ol className="n-voices">
            {results.comments.map(({ day, level, comment }, at) => (
              <li key={at}>
                <p className="n-voice-meta">
                  {formatDay(day, 'vi')}, {texts('vi', 'survey')(`levels.${level as 5}`)}
                </p>
                <p className="n-voice-said">{comment}</p>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <SourceNote>{t('survey.note')}</SourceNote>
    </StaffPage>
  )
}

function Counts({ results }: { results: SurveyResults }) {
  const t = texts('vi', 'book')
  const s = texts('vi', 'survey')
  return (
    <>
      <Section title={t('survey.levels')}>
        <BarList
          id="levels"
          bars={levels.map((level) => ({
            key: String(level),
            name: s(`levels.${level}`),
            value: results.counts[`level${level}`],
            label: formatNumber(results.counts[`level${level}`], 'vi'),
          }))}
        />
      </Section>
      {results.reasons.length > 0 && (
        <Section title={t('survey.reasons')}>
          <BarList
            id="reasons"
            bars={results.reasons.map(({ reason, count }) => ({
              key: reason,
              name: s(`reasons.${reason as 'slow'}`),
              value: count,
              label: formatNumber(count, 'vi'),
              pattern: 'hatch',
            }))}
          />
        </Section>
      )}
      <Section>
        <Table
          id="counters"
          caption={t('survey.counters')}
          note={t('survey.countersNote', { fewest: fewestAnswers })}
          columns={[
            { key: 'counter', label: t('survey.counter') },
            { key: 'answers', label: t('survey.answers'), numeric: true },
            { key: 'satisfied', label: t('survey.satisfied'), numeric: true },
          ]}
          rows={results.counters.map(({ counter, answers, satisfied }) => ({
            id: String(counter),
            cells: {
              counter: counter === null ? t('survey.noCounter') : t('survey.counterNumber', { counter }),
              answers: formatNumber(answers, 'vi'),
              satisfied: formatNumber(satisfied, 'vi'),
            },
          }))}
        />
      </Section>
    </>
  )
}

/** Of all answers those at the two highest levels; nothing is claimed of a handful. */
function share(counts: SurveyResults['counts'], answers: number): string {
  const { value } = satisfactionRate({ satisfaction: { ...counts, answers } })
  return value ? formatPercent(value, 'vi') : ''
}
