import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { addDays, fromDate, toDate } from '@/lib/month'
import { documentOf, documentSelect } from '../documents/queries'
import { judgeVersion } from '../documents/rules'
import { listKnownRules } from '../keys/queries'
import { lastingKeys } from '../keys/rules'
import { exportCode } from '../rules'
import type { CodeDocument, Refusal } from '../schema'

type Taken = { ok: true; same: boolean } | ({ ok: false } & Omit<Refusal, 'row'>)

/**
 * Writes a judged document as the next version of its code, inside the caller's transaction; the version before ends
 * the day before, also when it began that very day: then it held no whole day. What is there already is left alone.
 */
export async function takeOver(
  tx: Tx,
  document: CodeDocument,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Taken> {
  // Two versions of one code take their turns, so that both see which is the last.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`code ${document.slug}`}))`
  const code = await findKept(tx, document)
  const verdict = judgeVersion(document, code?.kept ?? null)
  if (verdict.ok && !verdict.same && !dryRun) await writeVersion(tx, document, code)
  return verdict
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
      last: last ? { version: last.version, inForceFrom: fromDate(last.inForceFrom) } : null,
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
  const keys = lastingKeys(chapters, await listKnownRules(tx, codeId))
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
      chapter.articles.map(({ rules: _, ...article }) => ({ ...article, versionId, chapterId: chapter.id })),
    ),
  })
  await tx.codeRule.createMany({
    data: withIds.flatMap(({ articles }) =>
      articles.flatMap((article) =>
        article.rules.map((rule) => ({
          ...rule,
          articleId: article.id,
          key: keys.get(rule) ?? 0,
        })),
      ),
    ),
  })
}
