import { headOf } from '@/lib/evaluations/papers/rules'
import { formatDay, formatMonth } from '@/lib/format'
import { addMonths, type Day, firstDay, lastDay, monthOf } from '@/lib/month'
import { href } from '@/lib/routes'
import type { texts } from '@/lib/texts'
import type { Document } from '../register/schema'
import type { PublicationList, PublicItem } from './schema'

/** The texts that stood on the portal in those days: each Code's versions in force, and the model as it says now. */
export function textsOf(documents: readonly Document[], unit: string, from: Day, to: Day): PublicItem[] {
  return documents.flatMap(({ slug, title, versions }): PublicItem[] => {
    const shown = versions.filter((each) => each.from <= to && (each.to === null || each.to >= from))
    const [first, last] = [shown[0], shown.at(-1)]
    if (!first || !last) return []
    if (slug === null) {
      // The model changes with every hour a ward mends: it is one text since its first day.
      const address = href('vi', 'oneStop', { unit })
      const { version } = last
      return [{ kind: 'text', id: 'mot-cua', slug, title, version, address, from: first.from, to: null }]
    }
    return shown.map((each) => ({
      ...{ kind: 'text' as const, id: `${slug} ${each.version}`, slug, title, version: each.version },
      ...{ address: href('vi', 'codeVersion', { code: slug, version: String(each.version) }) },
      ...{ from: each.from, to: each.to },
    }))
  })
}

/** First and last day of `2026-quy-4`. */
export function spanOf(quarter: string): { from: Day; to: Day } {
  const first = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(-1)) * 3 - 2).padStart(2, '0')}`
  return { from: firstDay(first), to: lastDay(addMonths(first, 2)) }
}

export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-quy-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The quarters up to that day's, latest first. */
export function lastQuarters(day: Day, count: number): string[] {
  const month = monthOf(day)
  return Array.from({ length: count }, (_, back) => quarterOf(firstDay(addMonths(month, -3 * back))))
}

type Words = {
  year: string
  illustrative: boolean
  t: ReturnType<typeof texts<'postings'>>
  papers: ReturnType<typeof texts<'papers'>>
  forms: ReturnType<typeof texts<'forms'>>
}

/** What one line says, as on the page so on paper. */
export function lineOf(item: PublicItem, { t, papers }: Pick<Words, 't' | 'papers'>) {
  if (item.kind === 'month')
    return {
      what: t('list.month', { month: formatMonth(item.month, 'vi'), revision: item.revision }),
      form: t('list.online'),
      place: item.address,
      by: t('list.portal'),
    }
  const what = t('list.paper', { title: item.title || papers('oneStop'), version: item.version })
  if (item.kind === 'text') {
    const by = t(item.slug === null ? 'list.desk' : 'list.editors')
    return { what, form: t('list.online'), place: item.address, by }
  }
  return {
    what,
    form: papers(`format.${item.format}`),
    place: [papers(`place.${item.place}`), item.spot].filter(Boolean).join(', '),
    by: item.by,
  }
}

/** “từ – đến”; a paper that still hangs has no end yet. */
export function lastsOf(item: PublicItem, t: Words['t']): string {
  const to = item.kind !== 'month' && item.to ? formatDay(item.to, 'vi') : t('list.still')
  return `${formatDay(item.from, 'vi')} – ${to}`
}

/** The quarter's list as the template `list` sets it. */
export function listPaper(list: PublicationList, words: Words) {
  const { t, forms } = words
  const { unit, quarter, from, to, items } = list
  const span = { from: formatDay(from, 'vi'), to: formatDay(to, 'vi') }
  const column = (key: 'what' | 'form' | 'place' | 'span' | 'by', width: number) => ({
    head: t(`list.${key}`),
    width,
    middle: false,
  })
  return {
    title: `${t('list.title', quarterWords(quarter))} · ${unit.name}`,
    issuer: unit.name,
    head: headOf(unit, { ...words, t: forms }),
    heading: t('list.heading'),
    under: [t('list.under', { ...quarterWords(quarter), ...span })],
    opening: [t('list.basis')],
    columns: [
      { head: forms('slip.number'), width: 0.4, middle: true },
      column('what', 2.8),
      column('form', 1),
      column('place', 1.6),
      column('span', 1.05),
      column('by', 1.1),
    ],
    rows: items.map((item, at) => {
      const { what, form, place, by } = lineOf(item, words)
      return [String(at + 1), what, form, place, lastsOf(item, t), by]
    }),
    closing: [t('list.total', { count: items.length })],
    signatures: [
      { role: t('list.ofMaker'), hint: forms('slip.sign'), name: '' },
      { role: t('list.ofHead'), hint: t('list.seal'), name: '' },
    ],
  }
}

export function quarterWords(quarter: string): { quarter: string; year: string } {
  return { quarter: quarter.slice(-1), year: quarter.slice(0, 4) }
}
