import { Details } from '@/components/ui/details'
import type { GridView } from '@/lib/evaluations/views/schema'
import { texts } from '@/lib/texts'

/** Of who types in a few rows alone: which they are. */
export function Hers({ grid }: { grid: GridView }) {
  const t = texts('vi', 'evaluations')
  const hers = grid.rows.flatMap(({ locked, name }, at) => (locked ? [] : [{ href: `#p${at}`, name }]))
  if (!grid.may.score || grid.maySubmit) return null
  return (
    <p>
      {t('headRows')}{' '}
      {hers.map(({ href, name }, at) => (
        <span key={href}>
          {at > 0 && ', '}
          <a href={href}>{name}</a>
        </span>
      ))}
      .
    </p>
  )
}

const keys = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8'] as const

/** What each key does; `?` opens it. */
export function Keys() {
  const t = texts('vi', 'evaluations')
  return (
    <Details id="phim" summary={t('keysTitle')}>
      <dl className="n-keys">
        {keys.map((key) => (
          <div key={key}>
            <dt>{t(`keysList.${key}.keys`)}</dt>
            <dd>{t(`keysList.${key}.does`)}</dd>
          </div>
        ))}
      </dl>
    </Details>
  )
}
