import { Table } from '@/components/ui/table'
import { EmptyState, Section } from '@/components/ui/text'
import type { Actor } from '@/lib/auth/schema'
import { listEvidence } from '@/lib/evaluations/evidence/queries'
import type { EvidenceLine } from '@/lib/evaluations/evidence/schema'
import { recordReading } from '@/lib/evaluations/readings/commands'
import type { SheetInput } from '@/lib/evaluations/sheets/schema'
import { fileHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'evaluations')

type EvidencePartProps = { actor: Actor; at: SheetInput; now: Date }

/** Reasons and evidence of a month, for who sees no points; whose they are is told that she read them. */
export async function EvidencePart({ actor, at, now }: EvidencePartProps) {
  const lines = (await listEvidence(actor, at, now)) ?? []
  const people = [...new Set(lines.map(({ person }) => person))]
  if (people.length > 0) await recordReading(actor, { ...at, people }, now)
  return (
    <>
      <p>{t('stateOnly')}</p>
      {lines.length === 0 ? <EmptyState title={t('evidenceNone')} /> : <Lines lines={lines} />}
    </>
  )
}

function Lines({ lines }: { lines: EvidenceLine[] }) {
  return (
    <Section wide>
      <Table
        id="evidence"
        caption={t('evidenceCaption')}
        note={t('evidenceNote', { count: lines.length })}
        phone="stack"
        columns={[
          { key: 'name', label: t('name') },
          { key: 'criterion', label: t('deductionCriterion') },
          { key: 'reason', label: t('deductionReason') },
          { key: 'evidence', label: t('deductionEvidence') },
        ]}
        rows={lines.map(({ person, name, title, criterion, reason, kind, evidence, file }, at) => ({
          id: `${person} ${at}`,
          cells: {
            name: (
              <>
                {name} <small>{title}</small>
              </>
            ),
            ...{ criterion, reason },
            evidence: (
              <>
                {[kind && t(`evidenceKinds.${kind}`), evidence].filter(Boolean).join(': ')}{' '}
                {file && <a href={fileHref(file)}>{t('evidenceOpen')}</a>}
              </>
            ),
          },
        }))}
      />
    </Section>
  )
}
