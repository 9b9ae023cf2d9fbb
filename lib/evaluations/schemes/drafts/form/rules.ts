import { decimal, multiply, ratio, toShortest } from '@/lib/decimal'
import { formatDay } from '@/lib/format'
import type { Letter, MeasureId, Scheme, StaffCategory } from '../../schema'
import type { Typed } from '../schema'

export const categories = [
  'elected_official',
  'civil_servant',
  'public_employee',
  'contract_worker',
] as const satisfies Scheme['staffCategories']
export const letters = ['A', 'B', 'C', 'D'] as const
export const measures = [
  'quantity',
  'quality',
  'timeliness',
  'unit_result',
  'organising',
  'unity',
] as const satisfies MeasureId[]
export const insideRules = ['counts', 'names'] as const satisfies Scheme['inside'][]
export const deadlines = ['selfScore', 'assessor', 'approval'] as const

/** Whom a form is for, as far as it says. */
export function categoriesIn(typed: Typed): StaffCategory[] {
  return categories.filter((category) => typed[`cat.${category}`])
}

/** The letters that the form has a band for, the best first; one alone would tell nobody from anybody. */
export function lettersIn(typed: Typed): readonly Letter[] {
  const held = letters.filter((letter) =>
    ['from', 'name'].some((part) => typed[`b.${letter}.${part}`]?.trim()),
  )
  return held.length > 1 ? held : letters
}

/** The form as it shows a scheme. A row of it is `c.0.label`; a box that is ticked is `1`. */
export function typedOf(scheme: Scheme): Typed {
  const [first, ...further] = scheme.knockOuts
  const typed: Typed = {
    code: scheme.code,
    number: scheme.legalBasis.number,
    date: formatDay(scheme.legalBasis.date, 'vi'),
    title: scheme.legalBasis.title.vi,
    from: monthShown(scheme.validFrom),
    to: scheme.validTo ? monthShown(scheme.validTo) : '',
    method: scheme.method,
    'quota.letter': scheme.quota.letter,
    'quota.percent': comma(scheme.quota.percent),
    'quota.outstanding': comma(scheme.quota.outstandingPercent),
    'knock.letter': first!.letter,
    'knock.label': first!.label.vi,
    inside: scheme.inside,
    'mid.percent': comma(percentOf(scheme.midMonth.notGradedBelow)),
  }
  for (const category of scheme.staffCategories) typed[`cat.${category}`] = '1'
  for (const letter of scheme.quota.base) typed[`quota.base.${letter}`] = '1'
  for (const step of deadlines) typed[`due.${step}`] = String(scheme.deadlines[step])
  for (const { letter, from, name } of scheme.bands) {
    typed[`b.${letter}.from`] = comma(from)
    typed[`b.${letter}.name`] = name.vi
  }
  further.forEach(({ id, label, letter }, at) => {
    typed[`k.${at}.id`] = id
    typed[`k.${at}.label`] = label.vi
    typed[`k.${at}.letter`] = letter
  })
  scheme.groups.forEach(({ id, label }, at) => {
    typed[`g.${at}.id`] = id
    typed[`g.${at}.label`] = label.vi
  })
  scheme.criteria.forEach(({ id, group, label, maximum, bonus }, at) => {
    typed[`c.${at}.id`] = id
    typed[`c.${at}.group`] = group
    typed[`c.${at}.label`] = label.vi
    typed[`c.${at}.max`] = comma(maximum)
    if (bonus) typed[`c.${at}.bonus`] = '1'
  })
  if (scheme.method === 'points-and-tasks') {
    const { label, maximum, faultShare, leadershipTerms, measures: each } = scheme.taskResult
    typed['task.label'] = label.vi
    typed['task.max'] = comma(maximum)
    typed['task.fault'] = comma(percentOf(faultShare))
    typed['task.terms'] = leadershipTerms.map(comma).join('; ')
    for (const id of measures) {
      typed[`m.${id}.letter`] = each[id].letter
      typed[`m.${id}.label`] = each[id].label.vi
    }
  }
  return typed
}

const holding = { c: 'id|label|max', g: 'id|label|max', k: 'label|letter' }

/** The numbers of the rows that hold anything, in order. */
export function rowsOf(typed: Typed, kind: keyof typeof holding): number[] {
  const pattern = new RegExp(`^${kind}\\.(\\d+)\\.(${holding[kind]})$`)
  const rows = new Set(
    Object.entries(typed).flatMap(([field, value]) => {
      const row = value.trim() !== '' && pattern.exec(field)
      return row ? [Number(row[1])] : []
    }),
  )
  return [...rows].sort((one, other) => one - other)
}

/**
 * As it is kept: rows without anything are gone, the others follow each other, and what was just named has an id: a
 * group for its criteria to stand under, a case for months to say it by. `old`: the scheme that it was made from, whose
 * ids mean what they meant.
 */
export function tidied(typed: Typed, old: Scheme): Typed {
  const kept = Object.fromEntries(
    Object.entries(typed)
      .filter(([field]) => !/^[cgk]\.\d+\./.test(field))
      .map(([field, value]) => [field, inOneLine(value)]),
  )
  const named = rowsOf(typed, 'g').filter((row) => typed[`g.${row}.label`]?.trim())
  const ids = new Set(named.map((row) => typed[`g.${row}.id`] ?? ''))
  named.forEach((row, at) => {
    kept[`g.${at}.id`] = typed[`g.${row}.id`]?.trim() || freshId('g', 1, ids)
    kept[`g.${at}.label`] = inOneLine(typed[`g.${row}.label`])
  })
  rowsOf(typed, 'c').forEach((row, at) => {
    for (const part of ['id', 'group', 'label', 'max', 'bonus']) {
      const value = inOneLine(typed[`c.${row}.${part}`])
      if (value) kept[`c.${at}.${part}`] = value
    }
  })
  const used = new Set([
    ...[...old.knockOuts, ...old.criteria].map(({ id }) => id),
    ...Object.entries(typed).flatMap(([field, value]) =>
      /^[ck]\.\d+\.id$/.test(field) ? [value.trim()] : [],
    ),
  ])
  // A case that had a name and has none any more is taken out, whatever letter is left of it.
  const cases = rowsOf(typed, 'k').filter((row) => typed[`k.${row}.label`]?.trim() || !typed[`k.${row}.id`])
  cases.forEach((row, at) => {
    const label = inOneLine(typed[`k.${row}.label`])
    const letter = typed[`k.${row}.letter`]
    if (label) kept[`k.${at}.id`] = typed[`k.${row}.id`]?.trim() || freshId('k', 2, used)
    if (label) kept[`k.${at}.label`] = label
    if (letter) kept[`k.${at}.letter`] = letter
  })
  return kept
}

function inOneLine(text = ''): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function freshId(prefix: string, first: number, taken: Set<string>): string {
  let number = first
  while (taken.has(`${prefix}${number}`)) number += 1
  taken.add(`${prefix}${number}`)
  return `${prefix}${number}`
}

/** 0.07 is 7, which floats make 7.000000000000001. */
export function percentOf(share: string): string {
  return toShortest(multiply(decimal(share), ratio(100)))
}

export function comma(text: string): string {
  return text.replace('.', ',')
}

function monthShown(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`
}
