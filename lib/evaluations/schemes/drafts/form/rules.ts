import { formatDay } from '@/lib/format'
import type { MeasureId, Scheme, StaffCategory } from '../../schema'
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

/** The form as it shows a scheme. A row of it is `c.0.label`; a box that is ticked is `1`. */
export function typedOf(scheme: Scheme): Typed {
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
    'knock.letter': scheme.knockOuts[0]!.letter,
    'knock.label': scheme.knockOuts[0]!.label.vi,
    inside: scheme.inside,
    'mid.percent': comma(String(Number(scheme.midMonth.notGradedBelow) * 100)),
  }
  for (const category of scheme.staffCategories) typed[`cat.${category}`] = '1'
  for (const letter of scheme.quota.base) typed[`quota.base.${letter}`] = '1'
  for (const step of deadlines) typed[`due.${step}`] = String(scheme.deadlines[step])
  for (const { letter, from, name } of scheme.bands) {
    typed[`b.${letter}.from`] = comma(from)
    typed[`b.${letter}.name`] = name.vi
  }
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
    typed['task.fault'] = comma(String(Number(faultShare) * 100))
    typed['task.terms'] = leadershipTerms.map(comma).join('; ')
    for (const id of measures) {
      typed[`m.${id}.letter`] = each[id].letter
      typed[`m.${id}.label`] = each[id].label.vi
    }
  }
  return typed
}

/** The numbers of the rows that hold anything, in order. */
export function rowsOf(typed: Typed, kind: 'c' | 'g'): number[] {
  const pattern = new RegExp(`^${kind}\\.(\\d+)\\.(id|label|max)$`)
  const rows = new Set(
    Object.entries(typed).flatMap(([field, value]) => {
      const row = value.trim() !== '' && pattern.exec(field)
      return row ? [Number(row[1])] : []
    }),
  )
  return [...rows].sort((one, other) => one - other)
}

/**
 * As it is kept: rows without anything are gone, the others follow each other, and a group that was just named has an
 * id for its criteria to stand under.
 */
export function tidied(typed: Typed): Typed {
  const kept = Object.fromEntries(
    Object.entries(typed)
      .filter(([field]) => !/^[cg]\.\d+\./.test(field))
      .map(([field, value]) => [field, value.normalize('NFC').trim()]),
  )
  const named = rowsOf(typed, 'g').filter((row) => typed[`g.${row}.label`]?.trim())
  const ids = new Set(named.map((row) => typed[`g.${row}.id`] ?? ''))
  named.forEach((row, at) => {
    kept[`g.${at}.id`] = typed[`g.${row}.id`]?.trim() || freshId(ids)
    kept[`g.${at}.label`] = typed[`g.${row}.label`]!.normalize('NFC').trim()
  })
  rowsOf(typed, 'c').forEach((row, at) => {
    for (const part of ['id', 'group', 'label', 'max', 'bonus']) {
      const value = typed[`c.${row}.${part}`]?.normalize('NFC').trim()
      if (value) kept[`c.${at}.${part}`] = value
    }
  })
  return kept
}

function freshId(taken: Set<string>): string {
  let number = 1
  while (taken.has(`g${number}`)) number += 1
  taken.add(`g${number}`)
  return `g${number}`
}

export function comma(text: string): string {
  return text.replace('.', ',')
}

function monthShown(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`
}
