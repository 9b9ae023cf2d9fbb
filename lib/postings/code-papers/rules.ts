import { kindsOf } from '@/lib/codes/rules'
import { type RuleKind, ruleKinds } from '@/lib/codes/schema'
import type { CodePage } from '@/lib/codes/views/schema'
import { formatDay, holdTogether } from '@/lib/format'
import { paperFoot, type PaperFrame, type PaperWords, sizeWord } from '../papers/rules'
import { holdEnd } from '../rules'

/** What a paper needs of a Code. */
export type PrintedCode = Pick<
  CodePage,
  'title' | 'binding' | 'version' | 'number' | 'issuedBy' | 'issuedOn' | 'inForceFrom'
> & { chapters: { articles: { title: string; rules: { kind: RuleKind; text: string }[] }[] }[] }

export type DeskCard = { above: string; name: string; title: string | null }

const named = /^((?:Bộ )?[Qq]uy tắc ứng xử)\s+(.+)$/u

/** A Code as the templates `code-poster` and `desk-cards` read it. */
export function codePaper(code: PrintedCode, frame: PaperFrame, t: PaperWords) {
  const [, name = code.title, of = null] = named.exec(code.title) ?? []
  return {
    title: `${code.title} · ${frame.unit.name}`,
    issuer: code.issuedBy,
    format: sizeWord(frame.paper.format),
    bleed: frame.bleed,
    loud: 104,
    unit: frame.unit.name,
    kicker: t(code.binding ? 'kicker.staff' : 'kicker.advice'),
    name,
    of: of && holdEnd(of),
    sections: sectionsOf(code, t),
    foot: paperFoot(frame, t, [
      {
        label: t('version'),
        value: t('versionFrom', {
          version: String(code.version),
          from: formatDay(code.inForceFrom, 'vi'),
        }),
      },
      {
        label: t('source'),
        value: t('sourceOf', { number: holdTogether(code.number), on: formatDay(code.issuedOn, 'vi') }),
      },
    ]),
    invite: holdEnd(t('invite')),
    note: t('explains'),
  }
}

/** The card of a unit's counter, with nobody's name on it. */
export function unitCard(code: PrintedCode, unit: string, city: string): DeskCard {
  return { above: city, name: unit, title: holdEnd(code.title) }
}

/** The cards of those who sit in a unit. */
export function personCards(unit: string, people: readonly { name: string; title: string }[]): DeskCard[] {
  return people.map(({ name, title }) => ({ above: unit, name, title: holdEnd(title) }))
}

// What to do before what not to do; each kind by article, in the order of the text.
function sectionsOf(code: PrintedCode, t: PaperWords) {
  const articles = code.chapters.flatMap((chapter) => chapter.articles)
  const inOrder = [...new Set<RuleKind>([...kindsOf(code.binding ? 'staff' : 'advice'), ...ruleKinds])]
  return inOrder
    .map((kind) => ({
      kind,
      head: t(`head.${kind}`),
      groups: articles
        .map(({ title, rules }) => ({
          title: holdEnd(title),
          rules: rules.filter((rule) => rule.kind === kind).map(({ text }) => line(text)),
        }))
        .filter(({ rules }) => rules.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0)
}

// A rule in a list needs no full stop; one of several sentences keeps them.
function line(text: string): string {
  return holdEnd(/^[^.]*\.$/.test(text) ? text.slice(0, -1) : text)
}
