import { headOf } from '@/lib/evaluations/papers/rules'
import { formatDay } from '@/lib/format'
import type { Day } from '@/lib/month'
import type { texts } from '@/lib/texts'
import { countOf, shareOf } from '../rules'
import type { CodeCoverage, CoveragePage, CoveredPerson } from '../schema'

type Words = {
  year: string
  illustrative: boolean
  t: ReturnType<typeof texts<'coverage'>>
  forms: ReturnType<typeof texts<'forms'>>
}

/** What a unit shows on the day of an inspection: how many have acknowledged, each by name and how. */
export function certificate(page: CoveragePage, code: CodeCoverage, today: Day, words: Words) {
  const { t, forms } = words
  const { unit, meetings } = page
  const count = countOf(code.people)
  const held = meetings.filter((meeting) => meeting.held !== null).length
  const column = (key: 'name' | 'position' | 'how' | 'day', width: number) => ({
    head: t(`paper.${key}`),
    ...{ width, middle: key === 'day' },
  })
  return {
    title: `${t('paper.title')} · ${unit.name}`,
    issuer: unit.name,
    head: headOf(unit, { ...words, t: forms }),
    heading: t('paper.heading'),
    under: [t('paper.under', { title: code.title })],
    opening: [
      t('paper.about', {
        number: code.number,
        version: String(code.version),
        from: formatDay(code.inForceFrom, 'vi'),
      }),
      t('paper.count', {
        day: formatDay(today, 'vi'),
        ...{ done: count.done, people: count.people, share: shareOf(count) ?? '–' },
      }),
      t('paper.ways', { herself: count.herself, rollCall: count.rollCall, meetings: held }),
    ],
    columns: [
      { head: forms('slip.number'), width: 0.35, middle: true },
      column('name', 1.5),
      column('position', 1.5),
      column('how', 1.2),
      column('day', 0.8),
    ],
    rows: code.people.map(({ name, title, done }, at) => [
      ...[String(at + 1), name, title],
      ...[howOf(done, t), done ? formatDay(done.on, 'vi') : ''],
    ]),
    closing: [t('paper.source')],
    signatures: [
      { role: t('paper.ofMaker'), hint: forms('slip.sign'), name: '' },
      { role: t('paper.ofHead'), hint: t('paper.seal'), name: '' },
    ],
  }
}

function howOf(done: CoveredPerson['done'], t: Words['t']): string {
  return done ? t(`how.${done.how}`) : t('how.open')
}
