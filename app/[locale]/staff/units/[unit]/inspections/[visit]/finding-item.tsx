import { formatDay } from '@/lib/format'
import type { Finding } from '@/lib/inspections/schema'
import { fileHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { StandingTag } from '../standing-tag'

const t = texts('vi', 'inspections')

/** One finding with all that became of it, in the order in which it was written down. */
export function FindingItem({ finding }: { finding: Finding }) {
  const { position, severity, article, what, measure, due, standing, photo, steps } = finding
  return (
    <li id={`viec-${position}`}>
      <h3 className="n-voice-name">
        {t('findingHead', { position, severity: t(`severities.${severity}`) })}
      </h3>
      <p className="n-voice-meta">{article ?? t('noArticle')}</p>
      <p className="n-voice-said">{what}</p>
      {photo && <Photo id={photo} alt={t('photoFound', { position })} />}
      <p>
        {due
          ? t('findingAsks', { measure: t(`measures.${measure}`), due: formatDay(due, 'vi') })
          : t(`measures.${measure}`)}
      </p>
      <p>
        <StandingTag standing={standing} />
      </p>
      {steps.length > 0 && (
        <ul>
          {steps.map(({ id, kind, on, by, note, proof, due: until, photo: shown }) => (
            <li key={id}>
              {[
                t('stepLine', { day: formatDay(on, 'vi'), kind: t(`steps.${kind}`), by, note }),
                proof && t('stepProof', { proof }),
                until && t('stepDue', { due: formatDay(until, 'vi') }),
              ]
                .filter(Boolean)
                .join(' ')}
              {shown && <Photo id={shown} alt={t('photoDone', { position, day: formatDay(on, 'vi') })} />}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Photo({ id, alt }: { id: string; alt: string }) {
  return (
    <p>
      <a className="n-proof" href={fileHref(id)}>
        <picture>
          <img src={`${fileHref(id)}?co=nho`} alt={alt} />
        </picture>
      </a>
    </p>
  )
}
