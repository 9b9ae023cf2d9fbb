import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordEvent } from '@/lib/audit/commands'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { addDays, type Day, dayOf, toDate } from '@/lib/month'
import { documentOf, documentSelect } from './documents/queries'
import { judgeVersion } from './documents/rules'
import { exportCode, parseCode } from './rules'
import type { CodeDocument, Refusal } from './schema'

type ImportCounts = { new: number; same: number }
export type CodeImported =
  | ({ ok: true; slug: string; version: number; inForceFrom: Day } & ImportCounts)
  | { ok: false; reason: 'refused'; refused: Refusal[] }
  | { ok: false; reason: 'not-found' }

/**
 * Takes over one version of a code from its Markdown form; the version before it ends the day before. A version
 * that is there already is left as it is, and refused when the file says something else. `actor` null is the
 * operator at the machine.
 */
export async function importCode(
  actor: Pick<Actor, 'personId'> | null,
  markdown: string,
  { dryRun = false, now = new Date() }: { dryRun?: boolean; now?: Date } = {},
): Promise<CodeImported> {
  const parsed = parseCode(markdown)
  if (!parsed.ok) return { ok: false, reason: 'refused', refused: parsed.refused }
  const { document } = parsed
  return db.$transaction(async (tx): Promise<CodeImported> => {
    if (actor && !(await mayPublish(tx, actor, dayOf(now)))) {
      await recordEvent(tx, actor.personId, {
        kind: 'action.refused',
        action: 'code.import',
        why: 'not-editor-of-the-city',
        subject: document.slug,
      })
      return { ok: false, reason: 'not-found' }
    }
    // Two imports of one code take their turns, so that both see which version is the last.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`code ${document.slug}`}))`
    const code = await findKept(tx, document)
    const verdict = judgeVersion(document, code?.kept ?? null)
    if (!verdict.ok) return { ok: false, reason: 'refused', refused: [placed(markdown, verdict)] }
    const { slug, version, inForceFrom } = document
    const done = { ok: true as const, slug, version, inForceFrom }
    if (verdict.same) return { ...done, new: 0, same: 1 }
    if (!dryRun) {
      await writeVersion(tx, document, code)
      await recordEvent(tx, actor?.personId ?? null, { kind: 'code.imported', slug, version, inForceFrom })
    }
    return { ...done, new: 1, same: 0 }
  })
}

// The Codes are the whole city's, so their editor is one of the unit at the top.
async function mayPublish(tx: Tx, actor: Pick<Actor, 'personId'>, today: Day): Promise<boolean> {
  const tops = await tx.adminUnit.findMany({ where: { parentId: null, validTo: null }, select: { id: true } })
  const granted = await Promise.all(tops.map(({ id }) => hasGrant(tx, actor.personId, 'editor', id, today)))
  return granted.includes(true)
}

type Kept = { id: string; lastId: string | null; kept: Parameters<typeof judgeVersion>[1] }

async function findKept(tx: Tx, document: CodeDocument): Promise<Kept | null> {
  const code = await tx.conductCode.findUnique({
    where: { slug: document.slug },
    select: {
      id: true,
      binding: true,
      versions: { select: { id: true, version: true, inForceFrom: true }, orderBy: { version: 'desc' } },
    },
  })
  if (!code) return null
  const last = code.versions[0]
  const twin = code.versions.find(({ version }) => version === document.version)
  const row =
    twin && (await tx.codeVersion.findUniqueOrThrow({ where: { id: twin.id }, select: documentSelect }))
  return {
    id: code.id,
    lastId: last?.id ?? null,
    kept: {
      binding: code.binding,
      last: last ? { version: last.version, inForceFrom: last.inForceFrom.toISOString().slice(0, 10) } : null,
      twin: row ? exportCode(documentOf(row)) : null,
    },
  }
}

async function writeVersion(tx: Tx, document: CodeDocument, code: Kept | null): Promise<void> {
  const { slug, binding, version, chapters, issuedOn, inForceFrom, ...head } = document
  const from = toDate(inForceFrom)
  if (code?.lastId) {
    await tx.codeVersion.updateMany({
      where: { id: code.lastId, OR: [{ inForceTo: null }, { inForceTo: { gte: from } }] },
      data: { inForceTo: toDate(addDays(inForceFrom, -1)) },
    })
  }
  const codeId =
    code?.id ??
    (await tx.conductCode.create({ data: { slug, binding: binding === 'staff' }, select: { id: true } })).id
  const versionId = randomUUID()
  await tx.codeVersion.create({
    data: { ...head, id: versionId, codeId, version, issuedOn: toDate(issuedOn), inForceFrom: from },
    select: { id: true },
  })
  const withIds = chapters.map((chapter) => ({
    ...chapter,
    id: randomUUID(),
    articles: chapter.articles.map((article) => ({ ...article, id: randomUUID() })),
  }))
  await tx.codeChapter.createMany({
    data: withIds.map(({ id, number, title, titleEn }) => ({ id, versionId, number, title, titleEn })),
  })
  await tx.codeArticle.createMany({
    data: withIds.flatMap((chapter) =>
      chapter.articles.map(({ id, number, title, titleEn, summary, summaryEn }) => {
        return { id, versionId, chapterId: chapter.id, number, title, titleEn, summary, summaryEn }
      }),
    ),
  })
  await tx.codeRule.createMany({
    data: withIds.flatMap(({ articles }) =>
      articles.flatMap((article) => article.rules.map((rule) => ({ ...rule, articleId: article.id }))),
    ),
  })
}

// The line of the file that has to be mended.
function placed(markdown: string, { column, value, why }: Omit<Refusal, 'row'>): Refusal {
  const row = markdown
    .split(/\r\n|\r|\n/)
    .findIndex((line) => line.replace('\ufeff', '').startsWith(`${column}:`))
  return { row: Math.max(row, 0) + 1, column, value, why }
}
