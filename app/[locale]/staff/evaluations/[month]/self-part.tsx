import { LeftSender } from '@/components/evaluations/typing/left-sender'
import { selfPage } from '@/components/evaluations/typing/place'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { NoFigure, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { countKeys, leadershipKeys } from '@/lib/evaluations/cells/schema'
import { criterionName } from '@/lib/evaluations/schemes/rules'
import type { SelfView } from '@/lib/evaluations/self/schema'
import { formatDay, formatInstant, formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { SelfForm, type SelfGroup } from './self-form'

const t = texts('vi', 'self')
const comma = (points: string) => points.replace('.', ',')

/** `unsent`: she pressed send after her session had ended, and it waits in her draft. */
export type SelfOutcome = 'saved' | 'sent' | 'unsent'
type SelfPartProps = { self: SelfView; owner: string; outcome: SelfOutcome | null; round: string }

/** What she says of her own month: a form while it may be sent, afterwards what was sent. */
export function SelfPart(props: SelfPartProps) {
  const { self, owner } = props
  if (self.open) return <Part {...props} />
  const { month, unit, cells, strengths, weaknesses } = self
  const own = Object.entries(cells).map(([key, text]) => [`o.${key}`, text])
  return (
    <>
      {(self.sentAt || keptOf(self).length > 0) && <Part {...props} />}
      <LeftSender
        address={staffHref('selfDraft', { month })}
        owner={owner}
        page={`${unit.slug} ${month} ${selfPage}`}
        title={t('keptHere')}
        whole={JSON.stringify({ ...Object.fromEntries(own), strengths, weaknesses, unit: unit.slug })}
      />
    </>
  )
}

function Part({ self, owner, outcome, round }: SelfPartProps) {
  return (
    <Section id={`tu-danh-gia-${self.unit.slug}`} title={t('title')}>
      {outcome && (
        <Notice kind={outcome === 'unsent' ? 'attend' : 'settled'} announced title={t(`${outcome}Notice`)} />
      )}
      {self.open ? (
        <Form self={self} owner={owner} round={round} />
      ) : self.sentAt ? (
        <Sent self={self} />
      ) : (
        <Kept self={self} />
      )}
    </Section>
  )
}

function Form({ self, owner, round }: Omit<SelfPartProps, 'outcome'>) {
  const day = formatDay(self.deadline, 'vi')
  return (
    <>
      <p>{t(self.byHead ? 'ledeByHead' : 'lede')}</p>
      <p>
        <strong>
          {self.late ? t(self.byHead ? 'lateByHead' : 'late', { day }) : t('deadline', { day })}
        </strong>
      </p>
      <SelfForm
        // A new form after each save; by when it was saved, an answer without scripts would not find its form again.
        key={round}
        unit={self.unit.slug}
        month={self.month}
        address={staffHref('selfDraft', { month: self.month })}
        owner={owner}
        scheme={self.scheme}
        leads={self.leads}
        groups={groupsOf(self)}
        cells={self.cells}
        words={{ strengths: self.strengths, weaknesses: self.weaknesses }}
        texts={{
          strengths: t('strengths'),
          strengthsHint: t('strengthsHint'),
          weaknesses: t('weaknesses'),
          weaknessesHint: t('weaknessesHint'),
          total: t('total'),
          totalOf: t('totalOf', { total: '{total}', grade: '{grade}' }),
          totalMissing: t('totalMissing'),
          save: t('save'),
          send: t('send'),
          sendHint: t('sendHint'),
          errorTitle: t('errorTitle'),
          offline: t('offline'),
        }}
      />
    </>
  )
}

function Sent({ self }: { self: SelfView }) {
  const fields = groupsOf(self).flatMap((group) => group.fields)
  const maxima = new Map(self.scheme.criteria.map(({ id, maximum }) => [id, comma(maximum)]))
  return (
    <>
      <p>{t('sentAt', { at: formatInstant(new Date(self.sentAt!), 'vi') })}</p>
      <Table
        id={`self-${self.unit.slug}`}
        caption={t('sentCaption', { month: formatMonth(self.month, 'vi') })}
        phone="stack"
        columns={[
          { key: 'label', label: t('criterion') },
          { key: 'maximum', label: t('maximum'), numeric: true },
          { key: 'own', label: t('own'), numeric: true },
        ]}
        rows={fields.map(({ key, label }) => ({
          id: `${self.unit.slug}-${key}`,
          cells: { label, maximum: maxima.get(key) ?? '–', own: self.cells[key] || '0' },
        }))}
        foot={{
          id: `self-${self.unit.slug}-total`,
          cells: {
            label: t('total'),
            own:
              self.total && self.grade
                ? t('totalOf', { total: comma(self.total), grade: self.grade })
                : t('noGrade'),
          },
        }}
      />
      <SummaryList
        items={(['strengths', 'weaknesses'] as const).map((key) => ({
          key,
          label: t(key),
          value: self[key] || <NoFigure>{t('none')}</NoFigure>,
        }))}
      />
    </>
  )
}

/** What she had written and never sent, of a month that takes it no more. */
function Kept({ self }: { self: SelfView }) {
  return (
    <Notice kind="caution" title={t('keptLocked')}>
      <SummaryList items={keptOf(self)} />
    </Notice>
  )
}

function keptOf(self: SelfView): { key: string; label: string; value: string }[] {
  const cells = groupsOf(self).flatMap(({ fields }) => fields)
  return [
    ...cells.map(({ key, label }) => ({ key, label, value: self.cells[key] ?? '' })),
    ...(['strengths', 'weaknesses'] as const).map((key) => ({ key, label: t(key), value: self[key] })),
  ].filter(({ value }) => value !== '')
}

/** The form's questions in the order of the scheme: criteria by group, tasks, terms of leadership. */
function groupsOf({ scheme, cells }: SelfView): SelfGroup[] {
  const asked = <Key extends string>(keys: readonly Key[]) => keys.filter((key) => key in cells)
  const criteria = scheme.groups.map(({ id, label }) => ({
    id: `nhom-${id}`,
    legend: label.vi,
    fields: scheme.criteria
      .filter(({ group }) => group === id)
      .map((criterion) => ({
        key: criterion.id,
        label: criterionName(criterion),
        hint: t('upTo', { maximum: comma(criterion.maximum) }),
      })),
  }))
  if (scheme.method === 'points') return criteria
  const { measures, leadershipTerms } = scheme.taskResult
  const counts = asked(countKeys).map((key) => ({
    key,
    label: t(key === 'late' ? 'lateTasks' : key),
    numeric: true,
  }))
  const terms = asked(leadershipKeys).map((key) => ({ key, label: measures[key].label.vi }))
  const hint = t('leadershipHint', { terms: leadershipTerms.map(comma).join(' / ') })
  return [
    ...criteria,
    { id: 'viec', legend: t('tasks'), hint: t('tasksHint'), fields: counts },
    ...(terms.length > 0 ? [{ id: 'lanh-dao', legend: t('leadership'), hint, fields: terms }] : []),
  ].filter(({ fields }) => fields.length > 0)
}
