import { Radios } from '@/components/ui/choices'
import { clashId } from '@/components/evaluations/grid/model'
import { Notice } from '@/components/ui/notice'
import { texts } from '@/lib/texts'

/** A place that two people wrote: by its field's name, with what each wrote; `told`: what is said of a value, where it is not its own words. */
export type Clash = {
  name: string
  label: string
  typed: string
  now: string
  who?: string
  mine?: string
  told?: (value: string) => string
}

/** Asks which of two values holds. Until it is answered neither is lost: one stands in the portal, the other waits here. */
export function ClashQuestions({ clashes }: { clashes: Clash[] }) {
  const t = texts('vi', 'evaluations')
  if (clashes.length === 0) return null
  return (
    <Notice
      kind="attend"
      announced
      title={t(clashes.every(({ mine }) => mine) ? 'clashOwnTitle' : 'clashTitle')}
    >
      <p>{t('clashHow')}</p>
      {clashes.map(({ name, label, typed, now, who, mine, told = inWords }) => (
        <div key={name} id={clashId(name)}>
          <input type="hidden" name={`seen.${name}`} value={now} />
          <Radios
            id={`keep.${name}`}
            name={`keep.${name}`}
            legend={label}
            choices={[
              { value: 'mine', label: t('clashMine', { value: told(typed) }) },
              {
                value: 'theirs',
                label: mine
                  ? t('clashOwn', { value: told(now), at: mine })
                  : t('clashTheirs', { value: told(now), who: who ?? t('clashSomebody') }),
              },
            ]}
          />
        </div>
      ))}
    </Notice>
  )
}

function inWords(value: string): string {
  return value || texts('vi', 'evaluations')('clashEmpty')
}
