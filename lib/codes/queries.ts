import 'server-only'
import { publicDb } from '@/lib/db'
import { type Day, dayOf, fromDate, toDate } from '@/lib/month'
import { inOrder, periodOf, versionInForce } from './rules'
import type { ArticleFound, CodeLine, CodePage, Elsewhere, VersionLine } from './views/schema'

const LONGEST_QUESTION = 100

const lineSelect = {
  version: true,
  title: true,
  titleEn: true,
  number: true,
  issuedBy: true,
  issuedByEn: true,
  issuedOn: true,
  inForceFrom: true,
  inForceTo: true,
  change: true,
} as const

const texts = { number: true, title: true, titleEn: true } as const
const byNumber = { orderBy: { number: 'asc' } } as const

const pageSelect = {
  note: true,
  noteEn: true,
  sources: true,
  chapters: {
    select: {
      ...texts,
      articles: {
        select: {
          ...texts,
          summary: true,
          summaryEn: true,
          text: true,
          textEn: true,
          rules: { select: { number: true, key: true, kind: true, text: true, textEn: true }, ...byNumber },
        },
        ...byNumber,
      },
    },
    ...byNumber,
  },
} as const

/** The codes, each in the version in force that day; one not yet in force in its first version. Binding ones first. */
export async function listCodes(today: Day = dayOf(new Date())): Promise<CodeLine[]> {
  const rows = await publicDb.conductCode.findMany({
    select: { slug: true, binding: true, versions: { select: lineSelect } },
    orderBy: [{ binding: 'desc' }, { slug: 'asc' }],
  })
  return rows.flatMap(({ slug, binding, versions }) => {
    const lines = versions.map((row) => versionLine(row, today))
    const shown = shownVersion(lines, today)
    return shown ? [{ slug, binding, ...shown }] : []
  })
}

/** A code with its whole text: in the version asked for, or the one in force that day (else its first to come). */
export async function findCode(
  slug: string,
  version?: number,
  today: Day = dayOf(new Date()),
): Promise<CodePage | null> {
  const code = await publicDb.conductCode.findUnique({
    where: { slug },
    select: {
      id: true,
      binding: true,
      versions: { select: lineSelect },
    },
  })
  const versions = inOrder(code?.versions.map((row) => versionLine(row, today)) ?? []).reverse()
  const shown =
    version === undefined ? shownVersion(versions, today) : versions.find((one) => one.version === version)
  if (!code || !shown) return null
  const text = await publicDb.codeVersion.findUniqueOrThrow({
    where: { codeId_version: { codeId: code.id, version: shown.version } },
    select: pageSelect,
  })
  const elsewhere = await listElsewhere(code.id, shown.version)
  return { slug, binding: code.binding, ...shown, ...text, elsewhere, versions }
}

async function listElsewhere(codeId: string, shown: number): Promise<Elsewhere[]> {
  return publicDb.$queryRaw<Elsewhere[]>`
    SELECT DISTINCT ON (a.number, r.key) a.number AS article, r.key, v.version
    FROM code_version v JOIN code_article a ON a.version_id = v.id LEFT JOIN code_rule r ON r.article_id = a.id
    WHERE v.code_id = ${codeId}::uuid AND v.version <> ${shown}
    ORDER BY a.number, r.key, v.in_force_from DESC, v.version DESC`
}

/**
 * Articles in force whose title, summary or rules hold the words, typed with or without accents. The words together
 * come before the words apart, a title before its text; `rule` is the line that was hit.
 */
export async function searchArticles(
  words: string,
  limit: number,
  today: Day = dayOf(new Date()),
): Promise<ArticleFound[]> {
  const asked = words.slice(0, LONGEST_QUESTION)
  return publicDb.$queryRaw<ArticleFound[]>`
    WITH asked AS (
      SELECT trim(regexp_replace(fold_text(${asked}), '[^a-z0-9]+', ' ', 'g')) AS phrase
    ), line AS (
      SELECT c.slug AS code, c.binding, a.number, a.title, a.title_en, l.position, l.key, l.text AS rule, l.text_en AS rule_en,
             regexp_replace(fold_text(' ' || a.title || ' ; ' || coalesce(a.title_en, '') || ' '), '[^a-z0-9]+', ' ', 'g') AS head,
             regexp_replace(fold_text(' ' || l.text || ' ; ' || coalesce(l.text_en, '') || ' '), '[^a-z0-9]+', ' ', 'g') AS body
      FROM code_version v
      JOIN conduct_code c ON c.id = v.code_id
      JOIN code_article a ON a.version_id = v.id
      CROSS JOIN LATERAL (
        SELECT 0 AS position, NULL::int AS key, a.summary AS text, a.summary_en AS text_en
        UNION ALL SELECT r.number, r.key, r.text, r.text_en FROM code_rule r WHERE r.article_id = a.id
        UNION ALL SELECT 1000, NULL, a.text, a.text_en WHERE a.text IS NOT NULL
      ) l
      WHERE daterange(v.in_force_from, v.in_force_to + 1, '[)') @> ${toDate(today)}::date
    ), ranked AS (
      SELECT line.*, strpos(body, ' ' || phrase) > 0 AS in_body,
             CASE WHEN strpos(head, ' ' || phrase || ' ') > 0 THEN 0
                  WHEN strpos(body, ' ' || phrase || ' ') > 0 THEN 1
                  WHEN strpos(head, ' ' || phrase) > 0 THEN 2
                  WHEN strpos(body, ' ' || phrase) > 0 THEN 3
                  ELSE 4 END AS rank
      FROM line, asked
      WHERE phrase <> '' AND NOT EXISTS (
        SELECT FROM unnest(string_to_array(phrase, ' ')) word WHERE strpos(head || body, ' ' || word) = 0
      )
    ), best AS (
      SELECT DISTINCT ON (code, number) * FROM ranked ORDER BY code, number, rank, in_body DESC, position
    )
    SELECT code, number, title, title_en AS "titleEn", rule, rule_en AS "ruleEn", key
    FROM best ORDER BY rank, binding DESC, code, number LIMIT ${limit}`
}

type VersionRow = Omit<
  VersionLine,
  'issuedOn' | 'inForceFrom' | 'inForceTo' | 'replacedSameDay' | 'state'
> & {
  issuedOn: Date
  inForceFrom: Date
  inForceTo: Date | null
}

function versionLine(row: VersionRow, today: Day): VersionLine {
  const period = periodOf(fromDate(row.inForceFrom), row.inForceTo && fromDate(row.inForceTo))
  return { ...row, issuedOn: fromDate(row.issuedOn), ...period, state: stateOn(period, today) }
}

function stateOn({ inForceFrom, inForceTo, replacedSameDay }: ReturnType<typeof periodOf>, today: Day) {
  if (replacedSameDay) return 'past'
  if (today < inForceFrom) return 'to-come'
  return inForceTo && inForceTo < today ? 'past' : 'in-force'
}

function shownVersion(versions: VersionLine[], today: Day): VersionLine | undefined {
  const order = inOrder(versions)
  return versionInForce(versions, today) ?? order.find(({ state }) => state === 'to-come') ?? order.at(-1)
}
