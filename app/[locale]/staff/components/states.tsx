import { Notice, type NoticeKind } from '@/components/ui/notice'
import type { ShapeName } from '@/components/ui/shape'
import { Steps, TurnLine } from '@/components/ui/steps'
import { Tag, type Tone } from '@/components/ui/tag'
import { EmptyState, Section } from '@/components/ui/text'
import { texts } from '@/lib/texts'

const t = texts('vi', 'design')

const notices = [
  ['plain', t('noticePlain')],
  ['caution', t('noticeCaution')],
  ['settled', t('noticeSettled')],
  ['attend', t('noticeAttend')],
] satisfies [NoticeKind, string][]

const tags = [
  ['disc', 'ink'],
  ['ring', 'soft'],
  ['square', 'attend'],
  ['half', 'caution'],
  ['check', 'settled'],
] satisfies [ShapeName, Tone][]

const shapes = [
  ...(['disc', 'half', 'ring', 'square', 'triangle', 'diamond', 'arrow', 'dash', 'check', 'cross'] as const),
]

export function StateSamples() {
  return (
    <Section title={t('states')}>
      {notices.map(([kind, title]) => (
        <Notice key={kind} kind={kind} title={title}>
          <p>{t('noticeText')}</p>
        </Notice>
      ))}
      <ul>
        {tags.map(([shape, tone]) => (
          <li key={tone}>
            <Tag shape={shape} tone={tone}>
              {t(`tones.${tone}`)}
            </Tag>
          </li>
        ))}
      </ul>
      <h3>{t('shapes')}</h3>
      <ul>
        {shapes.map((name) => (
          <li key={name}>
            <Tag shape={name}>{t('shape', { name })}</Tag>
          </li>
        ))}
      </ul>
      <Steps
        label={t('steps')}
        steps={[
          { key: 'a', label: t('stepOpen'), state: 'done', stateWord: t('stepDone') },
          {
            key: 'b',
            label: t('stepSubmitted'),
            state: 'current',
            stateWord: t('stepCurrent'),
            note: t('stepNote'),
          },
          { key: 'c', label: t('stepPublished'), state: 'next', stateWord: t('stepNext') },
        ]}
      />
      <TurnLine turn={t('turn')} note={t('turnNote')} />
      <EmptyState title={t('emptyTitle')}>
        <p>{t('emptyText')}</p>
      </EmptyState>
    </Section>
  )
}
