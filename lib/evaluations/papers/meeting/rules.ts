import { formatDecimal, formatMonth } from '@/lib/format'
import { basisText } from '../../schemes/basis/rules'
import type { Letter, Scheme } from '../../schemes/schema'
import { quotas } from '../quotas/rules'
import { type FormWords, headOf } from '../rules'
import type { MonthPaper, PaperPerson } from '../schema'

type Made = { year: string; illustrative: boolean; t: FormWords }

/** The unit's month in one table, in the layout of the template `summary`. */
export function summary(paper: MonthPaper, made: Made) {
  const { t } = made
  const { unit, people } = paper
  const month = formatMonth(paper.month, 'vi')
  const last = people.findLast(({ decision }) => decision?.decidedBy)?.decision
  return {
    title: `${t('summary.title')} · ${month} · ${unit.name}`,
    issuer: unit.name,
    head: headOf(unit, made),
    heading: t('summary.title'),
    period: capital(t('summary.period', { month, unit: unit.name })),
    basis: t('summary.basis', {
      bases: basesOf(paper)
        .map(({ basis }) => basis)
        .join('; '),
    }),
    columns: [
      t('slip.number'),
      t('summary.name'),
      t('summary.position'),
      t('summary.self'),
      t('summary.total'),
      t('summary.grade'),
      t('summary.note'),
    ],
    rows: people.map((person, at) => [
      String(at + 1),
      person.fullName,
      person.positionTitle,
      points(person.self?.total),
      points(person.decision?.total),
      person.decision?.grade ?? '',
      note(person, t),
    ]),
    lines: [counted(people, t), ...assessed(people, t), ...quotas(paper, t)],
    signatures: [
      { role: t('summary.ofMaker'), hint: t('slip.sign'), name: '' },
      { role: t('summary.ofAuthority'), hint: last?.signing ?? t('slip.sign'), name: last?.decidedBy ?? '' },
    ],
  }
}

/** The minutes of the meeting, in the layout of the template `minutes`: what is known filled in, the rest open. */
export function minutes(paper: MonthPaper, made: Made) {
  const { t } = made
  const { unit, people } = paper
  const month = formatMonth(paper.month, 'vi')
  const dots = Array<null>(3).fill(null)
  return {
    title: `${t('minutes.title')} · ${month} · ${unit.name}`,
    issuer: unit.name,
    head: headOf(unit, made),
    heading: t('minutes.title'),
    period: t('minutes.about', { month, unit: unit.name }),
    opening: [
      t('minutes.time'),
      t('minutes.place'),
      t('minutes.chair'),
      t('minutes.clerk'),
      t('minutes.present', { people: String(people.length) }),
    ],
    parts: [
      {
        head: t('minutes.first'),
        lines: basesOf(paper).map(({ people, basis }) =>
          t('minutes.firstText', { basis, month, people: String(people) }),
        ),
      },
      {
        head: t('minutes.second'),
        lines: [...proposed(paper, t), ...assessed(people, t), ...quotas(paper, t, t('minutes.open'))],
      },
      { head: t('minutes.third'), lines: dots },
      { head: t('minutes.fourth'), lines: dots },
    ],
    closing: t('minutes.closing'),
    signatures: [
      { role: t('minutes.ofClerk'), hint: t('slip.sign'), name: '' },
      { role: t('minutes.ofChair'), hint: t('slip.sign'), name: '' },
    ],
  }
}

/** The legal bases of the month's schemes, each once, with how many people stand under it. */
function basesOf({ schemes, people }: MonthPaper) {
  const bases = new Map(schemes.map(({ legalBasis }) => [legalBasis.number, basisText(legalBasis)]))
  return [...bases].map(([number, basis]) => ({
    basis,
    people: people.filter(({ scheme }) => scheme.legalBasis.number === number).length,
  }))
}

// The many are counted, the others named: everybody stands in the table.
function proposed({ schemes, people }: MonthPaper, t: FormWords): string[] {
  const names = (who: PaperPerson[], most: number) =>
    who.length === 0 || who.length > most
      ? '.'
      : `: ${who.map(({ fullName }) => fullName.replaceAll(' ', '\u00a0')).join(', ')}.`
  const rest = people.filter(({ decision }) => !decision?.grade)
  const graded = (scheme: Scheme) =>
    scheme.bands.map(({ letter, name }) => {
      const who = people.filter((each) => each.scheme.code === scheme.code && each.decision?.grade === letter)
      return t('minutes.grade', {
        letter,
        name: name.vi,
        count: String(who.length),
        names: names(who, letter === 'B' ? 5 : 40),
      })
    })
  return [
    ...schemes.flatMap((scheme) => [
      ...(schemes.length > 1 ? [t('minutes.scheme', { code: scheme.code })] : []),
      ...graded(scheme),
    ]),
    t('minutes.none', { count: String(rest.length), names: names(rest, 40) }),
  ]
}

function counted(people: readonly PaperPerson[], t: FormWords): string {
  const letters: Record<Letter, number> = { A: 0, B: 0, C: 0, D: 0 }
  for (const { decision } of people) if (decision?.grade) letters[decision.grade] += 1
  const graded = letters.A + letters.B + letters.C + letters.D
  const counts = Object.fromEntries(Object.entries(letters).map(([letter, count]) => [letter, String(count)]))
  return t('summary.counts', {
    ...counts,
    people: String(people.length),
    graded: String(graded),
    rest: String(people.length - graded),
  })
}

/** Who scored, together as the decisions name them, each with how many people. */
function assessed(people: readonly PaperPerson[], t: FormWords): string[] {
  const counts = new Map<string, number>()
  for (const { assessors, decision } of people) {
    const names = assessors.join(', ')
    if (names !== '' && decision?.grade) counts.set(names, (counts.get(names) ?? 0) + 1)
  }
  const said = [...counts].map(([names, count]) => t('summary.assessed', { names, count: String(count) }))
  return said.length > 0 ? [t('summary.assessors', { said: said.join('; ') })] : []
}

function note({ notGraded, decision }: PaperPerson, t: FormWords): string {
  if (decision && decision.version > 1) return t('summary.version', { version: String(decision.version) })
  if (decision?.grade) return ''
  if (notGraded) return t(`summary.${notGraded}`)
  return decision ? '' : t('summary.undecided')
}

const points = (total: string | null | undefined) => (total == null ? '' : formatDecimal(total, 'vi'))
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
