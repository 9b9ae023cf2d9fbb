import { Textarea } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import { Choice, letterOptions, type Part, rowsWith } from './part'

/** The discipline decision first, then whatever else sets a letter at once. */
export function KnockOutsPart(part: Part) {
  const { words } = part
  const rows = ['knock', ...rowsWith(part, 'k', 2).map((at) => `k.${at}`)]
  const label = (what: string, at: number) =>
    words.ofRow.replace('{what}', what).replace('{n}', String(at + 1))
  return (
    <Section title={words.knockOuts}>
      <p>{words.knockOutsHint}</p>
      {rows.map((row, at) => (
        <div key={row} className="n-stack">
          {at > 0 && <input type="hidden" name={`${row}.id`} value={part.value(`${row}.id`)} />}
          <Textarea
            id={`${row}.label`}
            name={`${row}.label`}
            label={label(words.kLabel, at)}
            error={part.error(`${row}.label`)}
            defaultValue={part.value(`${row}.label`)}
            rows={2}
          />
          <Choice
            part={part}
            field={`${row}.letter`}
            label={label(words.kLetter, at)}
            options={at > 0 ? [{ value: '', label: '–' }, ...letterOptions()] : letterOptions()}
          />
        </div>
      ))}
    </Section>
  )
}
