import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'

type Tie = { href: string; name: string; within: string | null; kind: string }

type UnitTiesProps = {
  id: string
  title: string
  /** When it happened. */
  note: string
  unitColumn: string
  kindColumn: string
  ties: Tie[]
  /** What must be known before figures are compared. */
  after?: string
}

/** What a unit was formed from, or what became of it. Nothing when there is nothing to tell. */
export function UnitTies({ id, title, note, unitColumn, kindColumn, ties, after }: UnitTiesProps) {
  if (ties.length === 0) return null
  return (
    <Section title={title}>
      <Table
        id={id}
        caption={note}
        phone="stack"
        columns={[
          { key: 'unit', label: unitColumn },
          { key: 'kind', label: kindColumn },
        ]}
        rows={ties.map((tie) => ({
          id: tie.href,
          cells: {
            unit: (
              <>
                <a href={tie.href}>{tie.name}</a>
                {tie.within && `, ${tie.within}`}
              </>
            ),
            kind: tie.kind,
          },
        }))}
      />
      {after !== undefined && <p>{after}</p>}
    </Section>
  )
}
