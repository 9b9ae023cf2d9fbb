import { Checkbox, Radios } from '@/components/ui/choices'
import { Fieldset } from '@/components/ui/fieldset'
import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { categories, deadlines, insideRules, letters } from '@/lib/evaluations/schemes/drafts/form/rules'
import { Cell, Choice, letterOptions, Line, type Part } from './part'

export function BasicsPart(part: Part) {
  const { words } = part
  return (
    <Section title={words.basics}>
      <Line part={part} field="code" label={words.code} hint={words.codeHint} width="20" />
      <Line part={part} field="number" label={words.number} width="20" />
      <Line part={part} field="date" label={words.date} width="10" />
      <Line part={part} field="title" label={words.title} />
      <Line part={part} field="from" label={words.from} hint={words.fromHint} width="10" />
      <Line part={part} field="to" label={words.to} width="10" />
      <Boxes
        part={part}
        legend={words.categories}
        boxes={categories.map((category) => ({ field: `cat.${category}`, label: words.cat[category] }))}
      />
      <Radios
        key={part.value('method')}
        id="method"
        name="method"
        legend={words.method}
        choices={(['points', 'points-and-tasks'] as const).map((value) => ({
          value,
          label: words.methods[value],
        }))}
        chosen={part.value('method')}
      />
    </Section>
  )
}

export function BandsPart(part: Part) {
  const { words } = part
  return (
    <Section title={words.bands}>
      <p>{words.bandsHint}</p>
      <Table
        id="form-bands"
        caption={words.bandsCaption}
        phone="stack"
        columns={[
          { key: 'letter', label: words.letter },
          { key: 'from', label: words.bFrom },
          { key: 'name', label: words.bName },
        ]}
        rows={letters.map((letter) => ({
          id: letter,
          cells: {
            letter,
            from: (
              <Cell part={part} field={`b.${letter}.from`} label={`${words.bFrom}, ${letter}`} width="10" />
            ),
            name: (
              <Cell part={part} field={`b.${letter}.name`} label={`${words.bName}, ${letter}`} width="20" />
            ),
          },
        }))}
      />
      <h3>{words.quota}</h3>
      <Choice part={part} field="quota.letter" label={words.qLetter} options={letterOptions()} />
      <Line part={part} field="quota.percent" label={words.qPercent} width="10" />
      <Line part={part} field="quota.outstanding" label={words.qOutstanding} width="10" />
      <Boxes
        part={part}
        legend={words.qBase}
        boxes={letters.map((letter) => ({ field: `quota.base.${letter}`, label: letter }))}
      />
    </Section>
  )
}

export function RestPart(part: Part) {
  const { words } = part
  const days = [
    ...Array.from({ length: 31 }, (_, at) => ({
      value: String(at + 1),
      label: words.day.replace('{n}', String(at + 1)),
    })),
    { value: 'last_working_day', label: words.lastDay },
  ]
  return (
    <Section title={words.rest}>
      <Line part={part} field="mid.percent" label={words.mid} width="10" />
      <Radios
        key={part.value('inside')}
        id="inside"
        name="inside"
        legend={words.inside}
        choices={insideRules.map((value) => ({ value, label: words.insideRules[value] }))}
        chosen={part.value('inside') || 'counts'}
      />
      {deadlines.map((step) => (
        <Choice key={step} part={part} field={`due.${step}`} label={words.due[step]} options={days} />
      ))}
    </Section>
  )
}

type BoxesProps = { part: Part; legend: string; boxes: { field: string; label: string }[] }

/** The error of a group stands at its first box, where it is mended. */
function Boxes({ part, legend, boxes }: BoxesProps) {
  const first = boxes[0]!.field
  const error = boxes.map(({ field }) => part.error(field)).find(Boolean)
  return (
    <Fieldset id={`${first}-group`} legend={legend} error={error}>
      {boxes.map(({ field, label }) => (
        <Checkbox
          key={`${field} ${part.value(field)}`}
          id={field}
          name={field}
          label={label}
          checked={part.value(field) !== ''}
        />
      ))}
    </Fieldset>
  )
}
