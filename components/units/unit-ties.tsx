import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'

type Tie = { href: string; name: string; within: string | null; kind: string }

type UnitTiesProps = {
  id: string
  title: string
  note?: string
  unitColumn: string
  kindColumn: string
  ties: Tie[]
}

/** What a unit was formed from, or what became of it. Nothing when there is nothing to tell. */
export function UnitTies({ id, title, note, unitColumn, kindColumn, ties }: UnitTiesProps) {
  if (ties.length === 0) return null
  return (
    <Section>
      <Table
        id={id}
        caption={title}
        note={note}
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
                {tie.within && <small> {tie.within}</small>}
              </>
            ),
            kind: tie.kind,
          },
        }))}
      />
    </Section>
  )
}
