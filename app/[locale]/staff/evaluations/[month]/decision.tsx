import { Details } from '@/components/ui/details'
import { type SummaryItem, SummaryList } from '@/components/ui/summary-list'
import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import type { OwnDecision, OwnMonthDetail } from '@/lib/evaluations/own/schema'
import { formatDecimal, formatInstant, formatPoints } from '@/lib/format'
import { texts } from '@/lib/texts'
import { StateTag } from '../state-tag'

const t = texts('vi', 'staff')
const instant = (iso: string) => formatInstant(new Date(iso), 'vi')

/** How the result came about, point by point, and who decided it. */
export function DecisionInForce({ own }: { own: OwnMonthDetail }) {
  const [current] = own.decisions
  if (!current) return null
  return (
    <>
      {current.lines.length > 0 && (
        <Lines id={`lines-${own.unit.slug}-${current.version}`} decision={current} />
      )}
      <Section title={t('months.decision')}>
        <SummaryList
          items={[
            { key: 'state', label: t('months.state'), value: <StateTag state={own.state} /> },
            { key: 'basis', label: t('months.basis'), value: own.basis },
            ...factsOf(current),
          ]}
        />
      </Section>
    </>
  )
}

/** Why in the assessor's words, who scored, who decided and for whom, when, and why it took the place of the one before. */
function factsOf(decision: OwnDecision): SummaryItem[] {
  const { decidedAt, version, reason, remark } = decision
  return [
    ...(remark
      ? [{ key: 'remark', label: t('months.remark'), value: <span className="n-typed">{remark}</span> }]
      : []),
    {
      key: 'assessor',
      label: t('months.assessor'),
      value: [signed(decision.assessor, decision.assessorSigning), ...decision.assessedWith].join(', '),
    },
    { key: 'by', label: t('months.decidedBy'), value: signed(decision.decidedBy, decision.signing) },
    ...(decision.oneByLaw
      ? [{ key: 'one', label: t('months.oneByLaw'), value: t('months.oneByLawWhy') }]
      : []),
    { key: 'at', label: t('months.decidedAt'), value: instant(decidedAt) },
    { key: 'version', label: t('months.version'), value: version },
    ...(reason ? [{ key: 'reason', label: t('months.supersedes'), value: reason }] : []),
  ]
}

/** Who it was, and for whom where it was by delegation. */
function signed(by: string | null, signing: string | null): string {
  if (!by) return t('months.nobody')
  return signing ? t('months.signedBy', { by, signing }) : by
}

/** What was decided before stays readable to whom it was about. */
export function DecisionsBefore({ decisions }: { decisions: OwnDecision[] }) {
  if (decisions.length === 0) return null
  return (
    <Section title={t('months.earlierTitle')}>
      {decisions.map((each) => (
        <Details
          key={each.version}
          summary={t('months.earlier', {
            version: each.version,
            at: instant(each.decidedAt),
            result: [each.grade ?? each.notGraded, each.total && formatDecimal(each.total, 'vi')]
              .filter(Boolean)
              .join(', '),
          })}
        >
          <SummaryList items={factsOf(each)} />
          {each.lines.length > 0 && <Lines id={`before-${each.version}`} decision={each} />}
        </Details>
      ))}
    </Section>
  )
}

function Lines({ id, decision: { lines, total } }: { id: string; decision: OwnDecision }) {
  return (
    <Section wide>
      <Table
        id={id}
        caption={t('months.linesCaption')}
        note={t('months.linesNote')}
        phone="stack"
        columns={[
          { key: 'label', label: t('months.criterion') },
          { key: 'points', label: t('months.points'), numeric: true },
          { key: 'why', label: t('months.why') },
        ]}
        rows={lines.map(({ label, points, why }, at) => ({
          id: `${id}-${at}`,
          cells: { label, points: formatPoints(points, 'vi'), why },
        }))}
        foot={
          total === null
            ? undefined
            : { id: `${id}-total`, cells: { label: t('months.total'), points: formatDecimal(total, 'vi') } }
        }
      />
    </Section>
  )
}
