import type { Day } from '@/lib/month'
import { paperState, usualPlace } from '../rules'
import type { Format, Place } from '../schema'
import type { Document, Hanging, Owed } from './schema'

/** The version of a document that counts on a day; null before its first. */
export function versionOn(document: Document, today: Day): number | null {
  const inForce = document.versions.filter(
    (each) => each.from <= today && (each.to === null || each.to >= today),
  )
  return inForce.reduce<number | null>((most, { version }) => Math.max(most ?? 0, version), null)
}

/**
 * Where each document hangs at least: what binds staff at the office (Luật 10/2022, Article 13: permanently), the
 * one-stop model at the desk, advice to the public where the neighbourhood meets.
 */
export function placeOwed(document: Pick<Document, 'slug' | 'binding'>): Place {
  if (document.slug === null) return usualPlace({ kind: 'one-stop' }, 'poster')
  return document.binding ? usualPlace({ kind: 'code', slug: document.slug }, 'poster') : 'culture-house'
}

type Hung = Pick<Hanging, 'slug' | 'place' | 'format' | 'version'>

/** What is to be printed and hung: no wall sheet at its place, or none that is still right. */
export function owedOn(documents: readonly Document[], hanging: readonly Hung[], today: Day): Owed[] {
  return documents.flatMap((document): Owed[] => {
    const current = versionOn(document, today)
    if (current === null) return []
    const own = hanging.filter(({ slug }) => slug === document.slug)
    const place = placeOwed(document)
    const { slug, title } = document
    const stale = own.filter(({ version }) => stateOf(document, version, today) !== 'current')
    const outdated = unique(stale).map((each) => ({ slug, title, ...each, state: 'outdated' as const }))
    const there = own.some((each) => each.place === place && each.format !== 'desk-card')
    return there ? outdated : [{ slug, title, format: 'poster', place, state: 'missing' }, ...outdated]
  })
}

/** How a hanging paper stands; what was never published counts as ended. `ended`: the last day of its unit. */
export function stateOf(document: Document, version: number, today: Day, ended: Day | null = null) {
  return paperState(version, document.versions, ended, today)?.state ?? 'ended'
}

/** What hangs and has nothing to take its place: only taking it down is left. */
export function toClear(hanging: readonly Hanging[]): Hanging[] {
  return hanging.filter(({ state }) => state === 'unit-ended' || state === 'ended')
}

// Twenty desk cards of one kind are one thing to print.
function unique(papers: readonly Hung[]): { format: Format; place: Place }[] {
  return [...new Map(papers.map(({ format, place }) => [`${format} ${place}`, { format, place }])).values()]
}

/** `can-bo.poster`: how a form names a paper whose version and place are still open. */
export function choiceOf(slug: string | null, format: Format): string {
  return `${slug ?? 'mot-cua'}.${format}`
}

export function readChoice(choice: string): { slug: string | null; format: Format } {
  const [word = '', format] = choice.split('.')
  return { slug: word === 'mot-cua' ? null : word, format: format as Format }
}
