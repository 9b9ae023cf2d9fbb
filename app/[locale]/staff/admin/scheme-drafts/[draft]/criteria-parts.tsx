import { HintAndError, ties } from '@/components/ui/field'
import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { measures, rowsOf } from '@/lib/evaluations/schemes/drafts/form/rules'
import { Cell, Line, type Part, rowsWith } from './part'

export function GroupsPart(part: Part) {
  const { words } = part
  return (
    <Section title={words.groups}>
      <p>{words.groupHint}</p>
      {rowsWith(part, 'g', 2).map((at) => (
        <div key={at}>
          <input type="hidden" name={`g.${at}.id`} value={part.value(`g.${at}.id`)} />
          <Line part={part} field={`g.${at}.label`} label={words.group.replace('{n}', String(at + 1))} />
        </div>
      ))}
    </Section>
  )
}

export function CriteriaPart(part: Part) {
  const { words } = part
  const label = (what: string, at: number) =>
    words.ofRow.replace('{what}', what).replace('{n}', String(at + 1))
  return (
    <Section title={words.criteria} wide>
      <p>{words.criteriaHint}</p>
      <Table
        id="form-criteria"
        caption={words.criteriaCaption}
        phone="stack"
        columns={[
          { key: 'id', label: words.cId },
          { key: 'group', label: words.cGroup },
          { key: 'label', label: words.cLabel },
          { key: 'max', label: words.cMax },
          { key: 'bonus', label: words.cBonus },
        ]}
        rows={rowsWith(part, 'c', 3).map((at) => ({
          id: String(at),
          cells: {
            id: <Cell part={part} field={`c.${at}.id`} label={label(words.cId, at)} width="10" />,
            group: <GroupChoice part={part} at={at} label={label(words.cGroup, at)} />,
            label: <Cell part={part} field={`c.${at}.label`} label={label(words.cLabel, at)} lines />,
            max: <Cell part={part} field={`c.${at}.max`} label={label(words.cMax, at)} width="4" />,
            bonus: (
              <div className="n-choice">
                <input
                  key={part.value(`c.${at}.bonus`)}
                  type="checkbox"
                  name={`c.${at}.bonus`}
                  value="1"
                  aria-label={label(words.cBonus, at)}
                  defaultChecked={part.value(`c.${at}.bonus`) !== ''}
                />
              </div>
            ),
          },
        }))}
      />
    </Section>
  )
}

function GroupChoice({ part, at, label }: { part: Part; at: number; label: string }) {
  const field = `c.${at}.group`
  const error = part.error(field)
  return (
    <>
      <HintAndError id={field} error={error} />
      <select
        key={part.value(field)}
        name={field}
        {...ties(field, undefined, error)}
        aria-label={label}
        defaultValue={part.value(field)}
        className="n-input n-input-20"
      >
        <option value="">–</option>
        {rowsOf(part.typed, 'g').map((group) => (
          <option key={group} value={part.value(`g.${group}.id`)}>
            {part.value(`g.${group}.label`)}
          </option>
        ))}
      </select>
    </>
  )
}

export function TasksPart(part: Part) {
  const { words } = part
  return (
    <Section title={words.tasks}>
      <p>{words.tasksHint}</p>
      <Line part={part} field="task.label" label={words.taskLabel} />
      <Line part={part} field="task.max" label={words.taskMax} width="10" />
      <Line part={part} field="task.fault" label={words.taskFault} width="10" />
      <Line part={part} field="task.terms" label={words.taskTerms} hint={words.taskTermsHint} width="20" />
      <Table
        id="form-measures"
        caption={words.measuresCaption}
        phone="stack"
        columns={[
          { key: 'measure', label: words.measure },
          { key: 'letter', label: words.mLetter },
          { key: 'label', label: words.mLabel },
        ]}
        rows={measures.map((id) => ({
          id,
          cells: {
            measure: words.measures[id],
            letter: (
              <Cell
                part={part}
                field={`m.${id}.letter`}
                label={`${words.mLetter}, ${words.measures[id]}`}
                width="4"
              />
            ),
            label: (
              <Cell
                part={part}
                field={`m.${id}.label`}
                label={`${words.mLabel}, ${words.measures[id]}`}
                lines
              />
            ),
          },
        }))}
      />
    </Section>
  )
}
