import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { atomFeed } from '@/lib/open-data/atom/rules'
import type { PerformanceRow } from '@/lib/record/schema'
import { contractRow } from '../record/row'

const root = 'https://nep.example'
const atom = 'http://www.w3.org/2005/Atom'
const row = (change: Partial<PerformanceRow>): PerformanceRow => ({ ...contractRow, ...change })
const corrected = row({
  revision: 2,
  publishedAt: '2026-11-20T09:00:00+07:00',
  correction: { of: 1, reason: 'Sửa <b>“A & B”</b> ]]> &amp; \u0007\u000b ghi nhầm' },
})
const entries = [
  { seq: 3, hash: 'c'.repeat(64), row: corrected },
  {
    seq: 2,
    hash: 'b'.repeat(64),
    row: row({ unit: { ...contractRow.unit, slug: 'o-"la"', name: 'Xã <Ổ> & "Lạ"' } }),
  },
  { seq: 1, hash: 'a'.repeat(64), row: contractRow },
]
const feedOf = (change: Partial<Parameters<typeof atomFeed>[0]> = {}) =>
  atomFeed({
    ...{ root, self: '/api/v1/publications.atom', next: null, unit: null, entries },
    monthHref: (unit, month) => `/don-vi/${encodeURIComponent(unit)}/ket-qua/${month}`,
    ...change,
  })

/** As a program other than ours reads it: whatever it finds fault with is an error. */
function read(xml: string) {
  const refuse = (why: unknown) => {
    throw new Error(String(why))
  }
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse }
  const feed = new DOMParser({ errorHandler }).parseFromString(xml, 'application/xml').documentElement
  const children = (of: Element, name: string) =>
    Array.from(of.childNodes).filter(
      (node): node is Element =>
        (node as Element).localName === name && (node as Element).namespaceURI === atom,
    )
  const texts = (of: Element, name: string) => children(of, name).map((one) => one.textContent ?? '')
  return {
    feed,
    ...{ texts, children },
    links: (of: Element) =>
      children(of, 'link').map((one) => [one.getAttribute('rel'), one.getAttribute('href')]),
    entries: children(feed, 'entry'),
  }
}

describe('the feed of publications', () => {
  it('is well-formed and has what RFC 4287 asks of a feed and of each entry, once', () => {
    const { feed, entries: found, texts, children, links } = read(feedOf())
    expect([feed.localName, feed.namespaceURI]).toEqual(['feed', atom])
    for (const name of ['id', 'title', 'updated']) expect(texts(feed, name)).toHaveLength(1)
    expect(texts(children(feed, 'author')[0]!, 'name')).toEqual([expect.stringMatching(/\S/)])
    expect(links(feed)).toEqual([['self', `${root}/api/v1/publications.atom`]])
    expect(found).toHaveLength(3)
    for (const entry of found) {
      for (const name of ['id', 'title', 'updated', 'summary']) expect(texts(entry, name)).toHaveLength(1)
      expect(() => new URL(texts(entry, 'id')[0]!)).not.toThrow()
      expect(links(entry)).toEqual([
        ['alternate', expect.stringMatching(/^https:\/\/nep\.example\/don-vi\//)],
      ])
    }
  })

  it('carries any word as it was written, less what XML has no place for', () => {
    const { entries: found, texts } = read(feedOf())
    expect(texts(found[0]!, 'summary')[0]).toContain('Lý do: Sửa <b>“A & B”</b> ]]> &amp;  ghi nhầm')
    expect(texts(found[1]!, 'title')[0]).toMatch(/^Xã <Ổ> & "Lạ": công bố/)
  })

  it('names an entry by its own hash, whatever page or unit it is asked by, and a correction is one of its own', () => {
    const ids = (xml: string) => {
      const { entries: found, texts } = read(xml)
      return found.flatMap((entry) => texts(entry, 'id'))
    }
    const all = ids(feedOf())
    expect(new Set(all).size).toBe(3)
    expect(ids(feedOf({ self: '/api/v1/publications.atom?unit=a&after=9', unit: 'Phường A' }))).toEqual(all)
    expect(ids(feedOf({ entries: entries.slice(1) }))).toEqual(all.slice(1))
    const { entries: found, children } = read(feedOf())
    const terms = found.map((entry) => children(entry, 'category')[0]!.getAttribute('term'))
    expect(terms).toEqual(['correction', 'publication', 'publication'])
  })

  it('has the feed’s own id on every page of it, the newest time, and times that only fall', () => {
    const page = read(
      feedOf({ self: '/api/v1/publications.atom?after=4', next: '/api/v1/publications.atom?after=1' }),
    )
    const { feed, entries: found, texts } = read(feedOf())
    expect(page.texts(page.feed, 'id')).toEqual(texts(feed, 'id'))
    expect(page.links(page.feed).map(([rel]) => rel)).toEqual(['self', 'next'])
    const times = found.flatMap((entry) => texts(entry, 'updated'))
    expect(texts(feed, 'updated')).toEqual([times[0]])
    expect(times).toEqual(times.toSorted().reverse())
    for (const time of times)
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
    expect(read(feedOf({ entries: [] })).entries).toEqual([])
  })

  it('says nothing about staff, so that nothing withheld can be in it', () => {
    const told = (gradeA: number) =>
      feedOf({
        entries: entries.map((entry) => ({
          ...entry,
          row: {
            ...entry.row,
            staff: { ...entry.row.staff, counted: 7 * gradeA, gradeA, withheld: ['gradeB'] as const },
          },
        })) as never,
      })
    expect(told(11)).toBe(told(97))
  })
})
