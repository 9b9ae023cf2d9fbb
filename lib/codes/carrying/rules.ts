import { formatRoman } from '@/lib/format'
import { pairUp } from '../changes/rules'
import { contentOf } from '../drafts/rules'
import { inOrder } from '../rules'
import type { ArticlePage, CodePage, RulePage, VersionLine } from '../views/schema'
import type { Carried } from './schema'

/** The slip that a waiting version has not taken over: published after it, in force before it; null when none. */
export function slipToCarry(versions: readonly VersionLine[]) {
  const order = inOrder(versions)
  const live = order.filter(({ state }) => state !== 'past')
  for (const [at, waiting] of live.entries()) {
    const mended = live[at - 1]
    if (!mended || mended.version < waiting.version) continue
    const was = order
      .slice(0, order.indexOf(mended))
      .filter(({ version }) => version < waiting.version)
      .at(-1)
    if (was) return { was, mended, waiting }
  }
  return null
}

/**
 * What a slip mended, put into the version that waits: word for word where that one still says what was mended, and
 * named where it says something else.
 */
export function carry(was: CodePage, mended: CodePage, waiting: CodePage, newId: () => string): Carried {
  const places = { carried: new Set<string>(), byHand: new Set<string>() }
  const mend = <Text extends string | null>(where: string, old: Text, now: Text, here: Text): Text => {
    if (old === now || here === now) return here
    places[here === old ? 'carried' : 'byHand'].add(where)
    return here === old ? now : here
  }
  const head = 'Phần đầu văn bản'
  const headOf = (
    field: 'title' | 'titleEn' | 'number' | 'issuedOn' | 'issuedBy' | 'issuedByEn' | 'note' | 'noteEn',
  ) => mend<string | null>(head, was[field], mended[field], waiting[field])
  const chapters = waiting.chapters.map((chapter) => {
    const at = was.chapters.findIndex(({ title }) => title === chapter.title)
    const [old, now] = [was.chapters[at], mended.chapters[at]]
    const where = `Chương ${formatRoman(chapter.number)}`
    if (!old || !now) return chapter
    return {
      ...chapter,
      title: mend(where, old.title, now.title, chapter.title),
      titleEn: mend(where, old.titleEn, now.titleEn, chapter.titleEn),
    }
  })
  const [oldArticles, newArticles, hereArticles] = [was, mended, waiting].map(articlesOf) as Three<
    ArticlePage[]
  >
  const [before, after] = [pairUp(oldArticles, hereArticles), turned(pairUp(oldArticles, newArticles))]
  const [oldRules, newRules, hereRules] = [oldArticles, newArticles, hereArticles].map(
    rulesOf,
  ) as Three<Rules>
  const articles = new Map(
    hereArticles.map((here) => {
      const old = before.get(here)
      const now = old && after.get(old)
      const where = `Điều ${here.number}`
      if (old && !now) places.byHand.add(where)
      const of = <Field extends 'title' | 'titleEn' | 'summary' | 'summaryEn' | 'text' | 'textEn'>(
        field: Field,
      ) => (old && now ? mend(where, old[field], now[field], here[field]) : here[field])
      const rules = here.rules.map((rule) => {
        const [one, two] = [oldRules.get(rule.key), newRules.get(rule.key)]
        if (one && !two) places.byHand.add(where)
        if (!one || !two) return rule
        return {
          ...rule,
          text: mend(where, one.text, two.text, rule.text),
          textEn: mend(where, one.textEn, two.textEn, rule.textEn),
        }
      })
      for (const rule of now?.rules ?? [])
        if (!oldRules.has(rule.key) && !hereRules.has(rule.key)) places.byHand.add(where)
      const [title, titleEn, summary] = [of('title'), of('titleEn'), of('summary')]
      const [summaryEn, text, textEn] = [of('summaryEn'), of('text'), of('textEn')]
      return [here, { ...here, title, titleEn, summary, summaryEn, text, textEn, rules }] as const
    }),
  )
  const known = new Set(after.values())
  for (const added of newArticles)
    if (!known.has(added)) places.byHand.add(`Điều ${added.number} của phiên bản ${mended.version}`)
  const page = {
    ...waiting,
    ...{ title: headOf('title') ?? '', titleEn: headOf('titleEn'), number: headOf('number') ?? '' },
    ...{
      issuedOn: headOf('issuedOn') ?? '',
      issuedBy: headOf('issuedBy') ?? '',
      issuedByEn: headOf('issuedByEn'),
    },
    ...{ note: headOf('note'), noteEn: headOf('noteEn') },
    chapters: chapters.map((chapter) => ({
      ...chapter,
      articles: chapter.articles.map((article) => articles.get(article) ?? article),
    })),
  }
  return {
    content: contentOf(page, newId),
    carried: [...places.carried].filter((where) => !places.byHand.has(where)),
    byHand: [...places.byHand],
  }
}

type Three<Part> = [Part, Part, Part]
type Rules = Map<number, RulePage>

const articlesOf = ({ chapters }: CodePage) => chapters.flatMap(({ articles }) => articles)
const rulesOf = (articles: ArticlePage[]): Rules =>
  new Map(articles.flatMap(({ rules }) => rules.map((rule) => [rule.key, rule] as const)))
const turned = <One, Other>(pairs: Map<One, Other>) => new Map([...pairs].map(([a, b]) => [b, a] as const))
