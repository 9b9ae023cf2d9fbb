import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { NoFigure, Table } from '@/components/ui/table'
import { Prose, Section } from '@/components/ui/text'
import type { Rating, YearForm } from '@/lib/evaluations/years/schema'
import { formatDay, formatDecimal, formatInstant, formatMonthShort } from '@/lib/format'
import { texts } from '@/lib/texts'
import { YearTurnLine } from './year-turn'

const t = texts('vi', 'years')
const instant = (iso: string) => formatInstant(new Date(iso), 'vi')
const decimalOf = (points: string) => formatDecimal(points, 'vi')

/** That the level above rates her; `outside`: which keeps no year here. */
function aboveWords(outside: string | null): string {
  return outside ? t('aboveOutside', { above: outside }) : t('above')
}

/** The same below a table in which she stands. */
export function aboveNote(outside: string | null): string {
  return outside ? t('aboveNoteOutside', { above: outside }) : t('aboveNote')
}

/** The answer first: what the year came to, or comes to so far. */
export function yearAnswer({ above, outside, decisions, result, names }: YearForm): string {
  const [last] = decisions
  if (above) return aboveWords(outside)
  if (last?.grade)
    return t('decided', {
      grade: last.grade,
      name: names[last.grade] ?? last.grade,
      mean: decimalOf(last.mean ?? '0'),
    })
  if (last) return t('decidedNone', { why: last.notGraded ?? '' })
  if (!result.mean) return t('runningNone')
  return t('running', { mean: decimalOf(result.mean), worked: result.worked })
}

/** Mẫu 02 as a page: twelve rows, the mean, and who said what of it. */
export function YearMonths({ form }: { form: YearForm }) {
  const { result, year, decisions } = form
  const [last] = decisions
  return (
    <>
      {form.early && (
        <Notice title={t('early')}>
          <p>{t('earlyText', { year: String(year), day: formatDay(form.now.until, 'vi') })}</p>
        </Notice>
      )}
      {!form.early && !form.above && form.now.turn !== 'nobody' && (
        <YearTurnLine year={form.now} mine={false} />
      )}
      {form.byHead && <p>{t('byHead')}</p>}
      {last?.mean && result.mean && last.mean !== result.mean && (
        <Notice kind="caution" title={t('changed')}>
          <p>{t('changedText', { then: decimalOf(last.mean), now: decimalOf(result.mean) })}</p>
        </Notice>
      )}
      <Section wide>
        <Table
          id="months"
          caption={t('monthsCaption', { year: String(year) })}
          note={t('monthsNote')}
          phone="stack"
          columns={[
            { key: 'month', label: t('month') },
            { key: 'points', label: t('points'), numeric: true },
            { key: 'note', label: t('note') },
          ]}
          rows={result.months.map(({ month, points, note }) => ({
            id: month,
            cells: {
              month: formatMonthShort(month, 'vi'),
              points: points ? decimalOf(points) : <NoFigure>{t('none')}</NoFigure>,
              note,
            },
          }))}
          foot={{
            id: 'mean',
            cells: {
              month: t('mean'),
              points: result.mean ? decimalOf(result.mean) : t('none'),
              note: result.why,
            },
          }}
        />
      </Section>
      <Said form={form} />
    </>
  )
}

function Said({ form }: { form: YearForm }) {
  const { self, proposal, decisions, basis } = form
  const [last, ...before] = decisions
  const items = [
    { key: 'basis', label: t('basis'), value: basis },
    ...said('self', self),
    ...said('proposal', proposal),
    ...said('decision', last ?? null),
    ...(last?.reason ? [{ key: 'reason', label: t('reason'), value: last.reason }] : []),
  ]
  return (
    <Section title={t('stepsTitle')}>
      <SummaryList items={items} />
      {before.length > 0 && <h3>{t('earlierTitle')}</h3>}
      {before.map((each) => (
        <Details
          key={each.version}
          summary={t('earlier', {
            version: each.version,
            at: instant(each.at),
            result: each.grade ?? each.notGraded ?? '',
          })}
        >
          <Prose>
            <p>{[t('earlierBy', { by: signedBy(each) }), each.note].filter(Boolean).join(' ')}</p>
          </Prose>
        </Details>
      ))}
    </Section>
  )
}

/** Her name, and for whom she acted. */
function signedBy({ by, signing }: Rating): string {
  return signing ? t('signedBy', { by, signing }) : by
}

function said(key: 'self' | 'proposal' | 'decision', rating: Rating | null) {
  const value = rating ? (
    <>
      <strong>{rating.grade ?? rating.notGraded}</strong>
      <br />
      {t('version', { version: rating.version, by: signedBy(rating), at: instant(rating.at) })}
      {rating.oneByLaw && (
        <>
          <br />
          {t('oneByLaw')}
        </>
      )}
      {rating.note && (
        <>
          <br />
          <span className="n-typed">{rating.note}</span>
        </>
      )}
    </>
  ) : (
    <NoFigure>{t('none')}</NoFigure>
  )
  return [{ key, label: t(key), value }]
}
