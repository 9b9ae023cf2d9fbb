import { formatDecimal } from '@/lib/format'
import { formsOf } from '../../schemes/basis/rules'
import type { Rating, YearForm } from '../../years/schema'
import { letters } from '../../years/schema'
import { type FormWords, headOf } from '../rules'

type Made = { year: string; illustrative: boolean; t: FormWords }

/** A person's year (`Mẫu 02` where the decree grades it), in the layout of the template `year-form`. */
export function yearSlip(form: YearForm, made: Made) {
  const { t } = made
  const { unit, year, name, title, result, self, decisions } = form
  const [decided] = decisions
  const forms = formsOf([form.scheme])
  return {
    title: `${t('year.named', { form: forms })} · ${year} · ${name}`,
    issuer: unit.name,
    form: forms === 'decree' ? t('year.form') : null,
    head: headOf(unit, made),
    heading: t('year.title'),
    period: t('year.period', { year: String(year) }),
    who: [t('slip.name', { name }), t('slip.position', { title }), t('slip.unit', { unit: unit.name })],
    columns: [t('slip.number'), t('year.month'), t('year.points'), t('year.note')],
    rows: result.months.map(({ month, points, note }, at) => [
      String(at + 1),
      t('year.monthOf', { month: String(Number(month.slice(5))) }),
      points === null ? '' : formatDecimal(points, 'vi'),
      note,
    ]),
    mean: {
      label: t('year.mean'),
      points: result.mean === null ? '' : formatDecimal(result.mean, 'vi'),
      note: t('year.worked', { count: String(result.worked) }),
    },
    parts: [
      { head: t('year.ofSelf'), options: choices(form.names, self), lines: said(self) },
      {
        head: t('year.ofAuthority'),
        options: choices(form.names, decided ?? null),
        lines: [...said(decided), ...(decided?.oneByLaw ? [t('year.oneByLaw')] : [])],
      },
      { head: t('year.handling'), options: null, lines: [null] },
    ],
    signatures: [
      { role: t('slip.ofSelf'), hint: t('slip.sign'), name },
      { role: t('summary.ofAuthority'), hint: decided?.signing ?? t('slip.sign'), name: decided?.by ?? '' },
    ],
  }
}

function choices(names: YearForm['names'], rating: Rating | null) {
  return letters.flatMap((letter) => {
    const name = names[letter]
    return name ? [{ name, chosen: rating?.grade === letter }] : []
  })
}

/** What was written beside the grade, or why there is none. */
function said(rating: Rating | null | undefined): string[] {
  return [rating?.notGraded, rating?.note].filter((each): each is string => Boolean(each))
}
